-- Parapet in Neovim: starts `parapet lsp` for files that it reads. With Neovim 0.11
-- and newer this is vim.lsp.config; before, down to 0.7, the client is started here.

local M = {}

---@class parapet.Options
---@field cmd string[] how to start the server
---@field filetypes string[]
---@field root_markers string[] what marks the folder to analyse, the first that is found upwards
---@field settings table settings of the server; the README of Parapet has them
---@field code_lens boolean show how many findings each resource has
---@field inlay_hints boolean show what references stand for; needs 0.10
---@field on_attach? fun(client: table, bufnr: integer)

---@type parapet.Options
local defaults = {
  cmd = { "parapet", "lsp" },
  filetypes = { "terraform", "terraform-vars", "tf", "hcl", "opentofu", "yaml", "json", "jsonc", "dockerfile", "helm" },
  root_markers = { "parapet.yaml", ".git", ".terraform" },
  settings = {},
  code_lens = true,
  inlay_hints = true,
}

M.modern = vim.lsp.config ~= nil

--- Returns the clients of Parapet, those of a buffer if it is given.
function M.clients(bufnr)
  if vim.lsp.get_clients then
    return vim.lsp.get_clients({ name = "parapet", bufnr = bufnr })
  end
  local found = {}
  for id, client in pairs(bufnr and vim.lsp.buf_get_clients(bufnr) or vim.lsp.get_active_clients()) do
    if client.name == "parapet" then
      table.insert(found, client or id)
    end
  end
  return found
end

--- Calls a method of a client, whose form has changed with 0.11.
function M.call(client, method, ...)
  if M.modern then
    return client[method](client, ...)
  end
  return client[method](...)
end

--- Returns the folder to analyse for a file.
function M.root(name)
  local dir = vim.fn.fnamemodify(name ~= "" and name or vim.fn.getcwd(), ":p:h")
  for _, marker in ipairs(M.options.root_markers) do
    local at = dir
    while true do
      if vim.fn.getftype(at .. "/" .. marker) ~= "" then
        return at
      end
      local up = vim.fn.fnamemodify(at, ":h")
      if up == at then
        break
      end
      at = up
    end
  end
  return dir
end

local function attached(client, bufnr)
  if M.options.code_lens then
    require("parapet.shown").lenses(bufnr)
  end
  if M.options.inlay_hints and vim.lsp.inlay_hint then
    vim.lsp.inlay_hint.enable(true, { bufnr = bufnr })
  end
  if M.options.on_attach then
    M.options.on_attach(client, bufnr)
  end
end

--- Returns the configuration of the client, as both ways to start it take it.
local function config()
  local o = M.options
  local settings = vim.tbl_extend("keep", o.settings, { codeLens = o.code_lens, inlayHints = o.inlay_hints and vim.lsp.inlay_hint ~= nil })
  return {
    name = "parapet",
    cmd = o.cmd,
    filetypes = o.filetypes,
    root_markers = o.root_markers,
    init_options = settings,
    settings = { parapet = settings },
    on_attach = attached,
  }
end

--- Starts a client for a buffer, or attaches the one of its folder.
local function attach(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  if vim.bo[bufnr].buftype ~= "" or name == "" then
    return
  end
  local root = M.root(name)
  for _, client in ipairs(M.clients()) do
    if client.config.root_dir == root then
      vim.lsp.buf_attach_client(bufnr, client.id)
      return
    end
  end
  local c = vim.tbl_extend("force", config(), { root_dir = root, filetypes = nil, root_markers = nil })
  c.workspace_folders = { { uri = vim.uri_from_fname(root), name = root } }
  local id = vim.lsp.start_client(c)
  if id then
    vim.lsp.buf_attach_client(bufnr, id)
  end
end

--- Attaches the server to the buffers that are open already.
function M.attach_all()
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) and vim.tbl_contains(M.options.filetypes, vim.bo[bufnr].filetype) then
      if M.modern then
        vim.api.nvim_exec_autocmds("FileType", { group = "nvim.lsp.enable", buffer = bufnr, modeline = false })
      else
        attach(bufnr)
      end
    end
  end
end

--- Starts Parapet; what is not given is as in the help.
---@param options? parapet.Options
function M.setup(options)
  M.options = vim.tbl_extend("force", defaults, options or {})
  if M.modern then
    vim.lsp.config("parapet", config())
    vim.lsp.enable("parapet")
    return
  end
  local group = vim.api.nvim_create_augroup("parapet", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = M.options.filetypes,
    callback = function(event)
      attach(event.buf)
    end,
  })
  M.attach_all()
end

return M
