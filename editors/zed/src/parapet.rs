//! Starts `parapet lsp` for Zed: the program that the settings name, else the one on
//! the PATH. Nothing is downloaded.

use zed_extension_api::{self as zed, serde_json::Value, settings::LspSettings, LanguageServerId, Result, Worktree};

struct Parapet;

impl zed::Extension for Parapet {
    fn new() -> Self {
        Parapet
    }

    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<zed::Command> {
        let binary = LspSettings::for_worktree(id.as_ref(), worktree)?.binary;
        let (path, args) = binary.map_or((None, None), |b| (b.path, b.arguments));
        let command = path
            .or_else(|| worktree.which("parapet"))
            .ok_or("parapet is neither on the PATH nor lsp.parapet.binary.path of the settings")?;
        Ok(zed::Command { command, args: args.unwrap_or_else(|| vec!["lsp".into()]), env: worktree.shell_env() })
    }

    fn language_server_initialization_options(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(id.as_ref(), worktree)?.initialization_options)
    }
}

zed::register_extension!(Parapet);
