-- What :Parapet does.

local parapet = require("parapet")

local M = {}

local function warn(text)
  vim.notify("Parapet: " .. text, vim.log.levels.WARN)
end

local function client_here()
  local client = parapet.clients(vim.api.nvim_get_current_buf())[1]
  if not client then
    warn("the server is not attached to this buffer; see :checkhealth parapet")
  end
  return client
end

--- Asks for actions of a kind on lines of the buffer, from 0, and calls back with
--- those that keep wants.
local function actions(client, kind, first, last, keep, done)
  local bufnr = vim.api.nvim_get_current_buf()
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(bufnr) },
    range = { start = { line = first, character = 0 }, ["end"] = { line = last + 1, character = 0 } },
    context = { only = { kind }, diagnostics = {} },
  }
  parapet.call(client, "request", "textDocument/codeAction", params, function(err, list)
    if err then
      warn(err.message)
      return
    end
    done(vim.tbl_filter(keep, list or {}))
  end, bufnr)
end

--- Applies an action, its edit changed by change if that is given.
local function apply(client, action, change)
  parapet.call(client, "request", "codeAction/resolve", action, function(err, resolved)
    local edit = resolved and resolved.edit or action.edit
    if err or not edit then
      warn(err and err.message or "there is nothing to change")
      return
    end
    vim.lsp.util.apply_workspace_edit(change and change(edit) or edit, client.offset_encoding)
  end, vim.api.nvim_get_current_buf())
end

local function any()
  return true
end

--- Puts a reason where the server left one to fill in.
local function with_reason(edit, reason)
  local function each(edits)
    for _, e in ipairs(edits) do
      if e.newText then
        e.newText = e.newText:gsub("accepted risk", (reason:gsub("%%", "%%%%")), 1)
      end
    end
  end
  for _, change in ipairs(edit.documentChanges or {}) do
    each(change.edits or {})
  end
  for _, edits in pairs(edit.changes or {}) do
    each(edits)
  end
  return edit
end

local function suppress(reason)
  local client = client_here()
  if not client then
    return
  end
  if reason == "" then
    warn("say why: :Parapet suppress it holds no personal data")
    return
  end
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  actions(client, "quickfix", line, line, function(a)
    return a.title:find("^Suppress ") ~= nil
  end, function(found)
    if #found == 0 then
      warn("there is no finding on this line")
    elseif #found == 1 then
      apply(client, found[1], function(edit)
        return with_reason(edit, reason)
      end)
    else
      vim.ui.select(found, { prompt = "Which finding?", format_item = function(a)
        return a.title
      end }, function(a)
        if a then
          apply(client, a, function(edit)
            return with_reason(edit, reason)
          end)
        end
      end)
    end
  end)
end

M.commands = {
  paths = function()
    require("parapet.paths").show(false)
  end,
  explain = function()
    require("parapet.paths").show(true)
  end,
  check = function()
    for _, client in ipairs(parapet.clients()) do
      parapet.call(client, "request", "workspace/executeCommand", { command = "parapet.restart", arguments = {} }, function() end, 0)
    end
    vim.diagnostic.setqflist({ title = "Parapet" })
  end,
  fixall = function()
    local client = client_here()
    if client then
      actions(client, "source.fixAll.parapet", 0, vim.api.nvim_buf_line_count(0) - 1, any, function(found)
        if found[1] then
          apply(client, found[1])
        else
          warn("the server is busy, or does not know this file")
        end
      end)
    end
  end,
  suppress = function(rest)
    suppress(rest)
  end,
  restart = function()
    local clients = parapet.clients()
    for _, client in ipairs(clients) do
      parapet.call(client, "stop")
    end
    -- The new one is started when the old ones have ended.
    local timer = vim.loop.new_timer()
    timer:start(50, 50, vim.schedule_wrap(function()
      for _, client in ipairs(clients) do
        if not parapet.call(client, "is_stopped") then
          return
        end
      end
      if not timer:is_closing() then
        timer:close()
        parapet.attach_all()
      end
    end))
  end,
  log = function()
    vim.cmd("tabedit " .. vim.fn.fnameescape(vim.lsp.get_log_path()))
  end,
}

function M.run(args)
  local name = args.fargs[1] or "paths"
  local command = M.commands[name]
  if not command then
    warn("there is no command " .. name .. ": known are " .. table.concat(M.complete(""), ", "))
    return
  end
  command(vim.trim((args.args:gsub("^%S+", ""))))
end

function M.complete(lead)
  local names = vim.tbl_filter(function(n)
    return vim.startswith(n, lead)
  end, vim.tbl_keys(M.commands))
  table.sort(names)
  return names
end

return M
