-- Breach paths in the quickfix list.

local parapet = require("parapet")

local M = {}

--- Returns the items of the quickfix list for a document of breach paths: for each
--- path a line that names it, then the places that open its steps. Keep says which
--- paths are wanted.
function M.items(doc, keep)
  local label = {}
  for _, f in ipairs(doc.facts) do
    label[f.id] = f.label
  end
  local items = {}
  for _, list in ipairs({ doc.paths, doc.escalations }) do
    for _, path in ipairs(list) do
      if not keep or keep(path) then
        table.insert(items, { text = ("%s: %s → %s"):format(path.status, label[path.start] or path.start, label[path.goal] or path.goal) })
        for n, step in ipairs(path.steps) do
          local techniques = #step.techniques > 0 and " [" .. table.concat(step.techniques, ", ") .. "]" or ""
          for _, place in ipairs(step.places) do
            if place.location then
              table.insert(items, {
                filename = vim.uri_to_fname(place.location.uri),
                lnum = place.location.range.start.line + 1,
                col = place.location.range.start.character + 1,
                type = path.status == "confirmed" and "E" or "W",
                text = ("  %d. %s%s: %s %s"):format(n, step.title, techniques, place.address, place.path),
              })
            end
          end
        end
      end
    end
  end
  return items
end

--- Returns whether a path rests on a line of a file; the line counts from 0.
function M.over(path, uri, line)
  for _, step in ipairs(path.steps) do
    for _, place in ipairs(step.places) do
      local at = place.location
      if at and at.uri == uri and at.range.start.line <= line and line <= at.range["end"].line then
        return true
      end
    end
  end
  return false
end

--- Puts the paths of the buffer's folder into the quickfix list; with here those
--- alone that rest on the line of the cursor.
function M.show(here)
  local bufnr = vim.api.nvim_get_current_buf()
  local client = parapet.clients(bufnr)[1] or parapet.clients()[1]
  if not client then
    vim.notify("Parapet: the server does not run", vim.log.levels.ERROR)
    return
  end
  local uri = vim.uri_from_bufnr(bufnr)
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local params = #parapet.clients(bufnr) > 0 and { textDocument = { uri = uri } } or vim.empty_dict()
  parapet.call(client, "request", "parapet/graph", params, function(err, doc)
    if err or not doc then
      vim.notify("Parapet: " .. (err and err.message or "no breach paths are known"), vim.log.levels.ERROR)
      return
    end
    local items = M.items(doc, here and function(path)
      return M.over(path, uri, line)
    end or nil)
    if #items == 0 then
      vim.notify("Parapet: no breach path" .. (here and " goes over this line" or ""))
      return
    end
    vim.fn.setqflist({}, " ", { title = "Breach paths", items = items })
    vim.cmd("copen")
  end, bufnr)
end

return M
