-- Neovim's own client, set up as the documents say: a mistaken model is found fault with, explained, mended and laid out.

local function check(condition, message)
  if not condition then
    io.stderr:write("neovim: " .. message .. "\n")
    vim.cmd("cquit")
  end
end

local function ask(method, line, character, more)
  local params = vim.lsp.util.make_position_params()
  params.position = { line = line, character = character }
  local answers = vim.lsp.buf_request_sync(0, method, vim.tbl_extend("force", params, more or {}), 10000)
  local _, answer = next(answers or {})
  check(answer and not answer.err, method .. ": " .. vim.inspect(answer))
  return answer.result
end

local function findings(count)
  check(vim.wait(10000, function() return #vim.diagnostic.get(0) == count end), "findings: " .. vim.inspect(vim.diagnostic.get(0)))
  return vim.diagnostic.get(0)
end

local document = table.concat(vim.fn.readfile(vim.env.ROOT .. "/docs/language-server.md"), "\n")
local setup = document:match("Neovim 0%.7[^\n]*\n\n```lua\n(.-)```")
check(setup, "the document has no setup")
loadstring(setup)()
vim.cmd("edit growth.coprod")
check(vim.bo.filetype == "coproduce", vim.bo.filetype)
check(vim.wait(10000, function()
  local client = vim.lsp.get_active_clients()[1]
  return client and client.initialized and vim.lsp.buf_is_attached(0, client.id)
end), "the server is not attached")
local client = vim.lsp.get_active_clients()[1]

local unknown = findings(1)[1]
check(unknown.code == "unknown-name", vim.inspect(unknown))
-- `law   growth in forest { acorn and soil produce oka }`: the name stands behind 48 signs.
check(unknown.lnum == 1 and unknown.col == 48 and unknown.end_col == 51, vim.inspect(unknown))

local params = vim.lsp.util.make_range_params()
params.range = { start = { line = 1, character = 48 }, ["end"] = { line = 1, character = 51 } }
params.context = { diagnostics = {} }
local _, actions = next(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 10000))
vim.lsp.util.apply_workspace_edit(actions.result[1].edit, client.offset_encoding)
findings(0)

local hover = ask("textDocument/hover", 1, 25)
check(hover.contents.value:find("**acorn**: object", 1, true), vim.inspect(hover))

local edits = ask("textDocument/formatting", 0, 0, { options = { tabSize = 2, insertSpaces = true } })
vim.lsp.util.apply_text_edits(edits, 0, client.offset_encoding)
local laid_out = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
check(laid_out == "use trees\nlaw growth in forest { acorn and soil produce oak }", laid_out)

local renamed = ask("textDocument/rename", 1, 23, { newName = "seed" })
vim.lsp.util.apply_workspace_edit(renamed, client.offset_encoding)
check(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n"):find("{ seed and soil produce oak }", 1, true), "not renamed here")
vim.cmd("silent wall")
check(table.concat(vim.fn.readfile("trees.coprod"), "\n"):find("object seed, oak", 1, true), "not renamed in the other module")
findings(0)
io.stdout:write("neovim: found, explained, mended, laid out, renamed\n")
vim.lsp.stop_client(client.id)
vim.cmd("quitall!")
