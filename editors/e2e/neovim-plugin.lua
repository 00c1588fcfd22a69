-- Drives the plugin of editors/neovim as its user does, headless: it starts by
-- itself, commands, health, lenses, hints, the quickfix list. The file to edit is
-- the current buffer. Failures end Neovim with an error.

local function fail(what)
  io.stderr:write("neovim plugin: " .. what .. "\n")
  vim.cmd("cquit 1")
end

local function wait(what, ok)
  if not vim.wait(60000, ok, 20) then
    fail("waited in vain for " .. what)
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

local function found(code)
  return vim.tbl_filter(function(d)
    return not code or d.code == code
  end, vim.diagnostic.get(0))
end

local parapet = require("parapet")
wait("the server to be attached", function()
  return #parapet.clients(0) == 1
end)
wait("findings", function()
  return #found() > 0
end)
local client = parapet.clients(0)[1]
if client.config.root_dir ~= vim.fn.getcwd() then
  fail("the root is " .. tostring(client.config.root_dir))
end

wait("lenses", function()
  return #(vim.lsp.codelens.get and vim.lsp.codelens.get(0) or {}) > 0
end)
if vim.lsp.inlay_hint then
  wait("inlay hints", function()
    return #vim.lsp.inlay_hint.get({ bufnr = 0 }) > 0
  end)
end

vim.cmd("checkhealth parapet")
local health = text()
if not health:find("a server runs for") or health:find("ERROR") then
  fail("checkhealth says " .. health)
end
vim.cmd("bwipeout!")
vim.cmd("buffer main.tf")

-- The paths, then those over the line of the policy.
vim.cmd("Parapet paths")
wait("the quickfix list", function()
  return #vim.fn.getqflist() > 1
end)
local list = vim.fn.getqflist()
if vim.fn.getqflist({ title = 1 }).title ~= "Breach paths" or not list[1].text:find("^%a+: .* → ") or list[2].lnum == 0 then
  fail("the quickfix list is " .. vim.inspect(list))
end
vim.cmd("cclose")
vim.cmd("buffer main.tf")
local all = #list
vim.fn.search("Effect")
vim.cmd("Parapet explain")
wait("the paths over the line", function()
  return #vim.fn.getqflist() > 0 and vim.fn.getqflist({ id = 0, nr = "$" }).nr == 2
end)
if #vim.fn.getqflist() > all then
  fail("a line has more paths than there are")
end
vim.cmd("cclose")
vim.cmd("buffer main.tf")

-- A reason that has characters with a meaning in patterns.
vim.fn.search("aws_sqs_queue")
vim.cmd("Parapet suppress 100% public %1 data")
wait("the suppression", function()
  return text():find("parapet:ignore aws%-sqs%-queue[%w-]* 100%% public %%1 data") ~= nil
end)

local before = text()
vim.cmd("Parapet fixall")
wait("safe fixes", function()
  return text() ~= before
end)

local id = client.id
vim.cmd("Parapet restart")
wait("another server", function()
  local now = parapet.clients(0)[1]
  return now ~= nil and now.id ~= id
end)
wait("its findings", function()
  return #found() > 0
end)
io.stdout:write("neovim plugin: ok\n")
vim.cmd("qall!")
