# METADATA
# title: What strangers can write on GitHub
# description: >-
#   Tells the contexts of workflows whose text anybody can choose, by opening an
#   issue or a pull request, or by commenting.
# related_resources:
#   - https://docs.github.com/en/actions/concepts/security/script-injections
#   - https://docs.github.com/en/webhooks/webhook-events-and-payloads
# scope: package
package parapet.lib.github

# untrusted(context): the path of a context, in lower case and with * for what is
# computed, leads to text that anybody can choose.
untrusted(context) if context == "github.head_ref"

untrusted(context) if regex.match(`^github\.event\.(issue|pull_request|discussion)\.(title|body)$`, context)

untrusted(context) if regex.match(`^github\.event\.(comment|review|review_comment)\.body$`, context)

untrusted(context) if regex.match(`^github\.event\.(workflow_run\.pull_requests\.[^.]+|pull_request)\.head\.(ref|label|repo\.(default_branch|description|homepage|name|full_name))$`, context)

untrusted(context) if regex.match(`^github\.event\.pages\.[^.]+\.page_name$`, context)

untrusted(context) if regex.match(`^github\.event\.((workflow_run\.)?head_commit|commits\.[^.]+)\.(message|(author|committer)\.(email|name))$`, context)

untrusted(context) if regex.match(`^github\.event\.workflow_run\.(head_branch|display_title|head_repository\.(description|full_name|name))$`, context)

untrusted(context) if regex.match(`^github\.event\.(issue|pull_request|comment|discussion|\*)(\.\*)?$`, context)

# installs_unpinned(cmd): the command installs a package without its version, and no
# lock file or list says which one.
installs_unpinned(cmd) if {
	cmd.name in {"pip", "pip3", "pipx"}
	cmd.args[0] == "install"
	count({arg | some arg in cmd.args; regex.match(`^(-r|--requirement|-c|--constraint|-e|--editable)`, arg)}) == 0
	some arg in array.slice(cmd.args, 1, count(cmd.args))
	regex.match(`^[A-Za-z][\w.-]*(\[[\w,-]+\])?$`, arg)
}

installs_unpinned(cmd) if {
	cmd.name in {"npm", "yarn", "pnpm"}
	cmd.args[0] in {"install", "i", "add", "global"}
	some arg in array.slice(cmd.args, 1, count(cmd.args))
	regex.match(`^(@[\w.-]+/)?[A-Za-z][\w.-]*(@latest)?$`, arg)
	not arg in {"add", "install"}
}

installs_unpinned(cmd) if {
	cmd.name in {"npx", "bunx"}
	some arg in cmd.args
	regex.match(`^(@[\w.-]+/)?[A-Za-z][\w.-]*@latest$`, arg)
}

installs_unpinned(cmd) if {
	cmd.name == "gem"
	cmd.args[0] == "install"
	some arg in array.slice(cmd.args, 1, count(cmd.args))
	regex.match(`^[A-Za-z][\w-]*$`, arg)
	count({flag | some flag in cmd.args; regex.match(`^(-v|--version|-g|--file)`, flag)}) == 0
}

installs_unpinned(cmd) if {
	cmd.name == "cargo"
	cmd.args[0] == "install"
	count({flag | some flag in cmd.args; regex.match(`^(--version|--vers|--path|--git|--locked)`, flag)}) == 0
	some arg in array.slice(cmd.args, 1, count(cmd.args))
	regex.match(`^[A-Za-z][\w-]*$`, arg)
}

installs_unpinned(cmd) if {
	cmd.name == "go"
	cmd.args[0] in {"install", "run", "get"}
	some arg in cmd.args
	endswith(arg, "@latest")
}
