-- Starts Parapet with its defaults, unless the user's configuration has done so or
-- says vim.g.parapet_no_setup.

if vim.g.loaded_parapet then
  return
end
vim.g.loaded_parapet = true

vim.api.nvim_create_user_command("Parapet", function(args)
  require("parapet.commands").run(args)
end, {
  nargs = "*",
  desc = "Misconfigurations and breach paths",
  complete = function(lead)
    return require("parapet.commands").complete(lead)
  end,
})

if not vim.g.parapet_no_setup then
  local parapet = require("parapet")
  if not parapet.options then
    parapet.setup()
  end
end
