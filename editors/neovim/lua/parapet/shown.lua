-- What is shown beside diagnostics: lenses, kept up to date.

local M = {}

--- Shows the lenses of a buffer, and asks again when findings have changed.
function M.lenses(bufnr)
  if vim.lsp.codelens.enable then -- it does that itself since 0.12
    vim.lsp.codelens.enable(true, { bufnr = bufnr })
    return
  end
  local group = vim.api.nvim_create_augroup("parapet_lenses_" .. bufnr, { clear = true })
  local function refresh()
    if vim.api.nvim_get_current_buf() == bufnr then
      vim.lsp.codelens.refresh()
    end
  end
  -- Lenses count findings: they are others when diagnostics are.
  vim.api.nvim_create_autocmd({ "BufEnter", "DiagnosticChanged" }, { group = group, buffer = bufnr, callback = refresh })
  refresh()
end

return M
