-- :checkhealth parapet

local M = {}

local health = {
  start = vim.health and vim.health.start or require("health").report_start,
  ok = vim.health and vim.health.ok or require("health").report_ok,
  warn = vim.health and vim.health.warn or require("health").report_warn,
  error = vim.health and vim.health.error or require("health").report_error,
}

function M.check()
  local parapet = require("parapet")
  health.start("parapet")
  if not parapet.options then
    health.error("it is not set up", { 'call require("parapet").setup()' })
    return
  end
  local program = parapet.options.cmd[1]
  if vim.fn.executable(program) == 1 then
    local version = vim.trim(vim.fn.system({ program, "version" }))
    health.ok(vim.fn.exepath(program) .. ": " .. vim.split(version, "\n")[1])
  else
    health.error(program .. " is no program on the PATH", { "install parapet, or set cmd in setup()" })
  end
  health.ok(parapet.modern and "the client is vim.lsp.config's" or "the client is started by the plugin, for this Neovim has no vim.lsp.config")
  if not vim.lsp.inlay_hint then
    health.warn("this Neovim shows no inlay hints; they came with 0.10")
  end
  local clients = parapet.clients()
  if #clients == 0 then
    health.warn("no server runs", { "open a file of a type in filetypes: " .. table.concat(parapet.options.filetypes, ", ") })
  end
  for _, client in ipairs(clients) do
    health.ok("a server runs for " .. tostring(client.config.root_dir))
  end
end

return M
