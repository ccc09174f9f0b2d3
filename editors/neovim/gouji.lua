-- Neovim 0.11 and later: put this file into ~/.config/nvim/lsp/ and say vim.lsp.enable("gouji") in init.lua.

---@type vim.lsp.Config
return {
  cmd = { "gouji", "lsp" },
  filetypes = { "text", "markdown", "html" },
  root_markers = { "gouji.toml", ".git" },
  settings = {
    gouji = {
      lang = "auto", -- "zh", "en"
      edition = "auto", -- "2008", "2019", "2021"
      inlayHints = false, -- with vim.lsp.inlay_hint.enable()
      -- select = { "A", "T306" },
      -- ignore = { "S105" },
    },
  },
}
