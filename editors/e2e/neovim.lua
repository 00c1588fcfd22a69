-- Drives Neovim's built-in client against `parapet lsp`, headless: diagnostics
-- while typing, a hover, and an action that is applied. PARAPET is the binary;
-- the file to edit is the current buffer. Failures end Neovim with an error.

local function fail(what)
  io.stderr:write("neovim: " .. what .. "\n")
  vim.cmd("cquit 1")
end

local function wait(what, ok)
  if not vim.wait(60000, ok, 20) then
    fail("waited in vain for " .. what)
  end
end

local function found(id)
  return vim.tbl_filter(function(d)
    return d.code == id
  end, vim.diagnostic.get(0))
end

local root = vim.fn.getcwd()
local client = vim.lsp.start_client({ name = "parapet", cmd = { vim.env.PARAPET, "lsp" }, root_dir = root })
if not client then
  fail("the client does not start")
end
vim.lsp.buf_attach_client(0, client)
wait("the first diagnostics", function()
  return #vim.diagnostic.get(0) > 0
end)
if #found("aws-s3-bucket-public-acl") > 0 then
  fail("an ACL is reported before it is written")
end

-- A line is typed character by character, as the client sees it.
vim.api.nvim_win_set_cursor(0, { 2, 0 })
vim.api.nvim_buf_set_lines(0, 2, 2, false, { "" })
local line = '  acl    = "public-read"'
for i = 1, #line do
  vim.api.nvim_buf_set_lines(0, 2, 3, false, { line:sub(1, i) })
end
wait("the finding on what was typed", function()
  return #found("aws-s3-bucket-public-acl") == 1
end)
local d = found("aws-s3-bucket-public-acl")[1]
if d.lnum ~= 2 or d.severity ~= vim.diagnostic.severity.ERROR or d.source ~= "parapet" then
  fail("the finding is " .. vim.inspect(d))
end

local function request(method, params)
  local answers, err = vim.lsp.buf_request_sync(0, method, params, 20000)
  if not answers then
    fail(method .. ": " .. tostring(err))
  end
  local _, answer = next(answers)
  return answer.result
end

local here = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 2, character = 4 } }
local hover = request("textDocument/hover", here)
if not hover or not hover.contents.value:find("aws%-s3%-bucket%-public%-acl") then
  fail("the hover is " .. vim.inspect(hover))
end

local range = { start = { line = 2, character = 2 }, ["end"] = { line = 2, character = 5 } }
local actions = request("textDocument/codeAction", {
  textDocument = here.textDocument, range = range, context = { diagnostics = { d.user_data.lsp } },
})
local chosen
for _, a in ipairs(actions or {}) do
  if a.title:find("Suppress aws%-s3%-bucket%-public%-acl") then
    chosen = a
  end
end
if not chosen then
  fail("no action among " .. vim.inspect(actions))
end
if not chosen.edit then
  chosen = request("codeAction/resolve", chosen)
end
local encoding = vim.lsp.get_client_by_id(client).offset_encoding
vim.lsp.util.apply_workspace_edit(chosen.edit, encoding)
wait("the finding to be suppressed", function()
  return #found("aws-s3-bucket-public-acl") == 0
end)
if not vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]:find("parapet:ignore aws%-s3%-bucket%-public%-acl") then
  fail("the buffer is " .. vim.inspect(vim.api.nvim_buf_get_lines(0, 0, -1, false)))
end
io.stdout:write("neovim: ok\n")
vim.cmd("qall!")
