# METADATA
# title: Credentials in plain text
# description: >-
#   Tells strings that are credentials from strings that are not, by forms that
#   issuers document and by the names under which people keep them. Unknown
#   values and references to secret stores are never credentials.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
#   - https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats
#   - https://docs.gitlab.com/security/tokens/#token-prefixes
#   - https://api.slack.com/concepts/token-types
#   - https://docs.stripe.com/keys
# scope: package
package parapet.lib.secrets

# any_form matches a credential wherever it stands, in one of the forms, in this
# order: AWS access key id, AWS secret access key, private key, GitHub token,
# GitLab token, Slack token, Stripe key, Google API key, npm token,
# URL with a password. It is one literal, since it is
# tried on every string that may hold one.
any_form := `\b(AKIA|ASIA)[A-Z2-7]{16}\b|(?i:aws_?secret_?(access_?)?key["']?\s*[:=]\s*["']?[A-Za-z0-9/+]{40}(["'\s;,]|$))|-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----|\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})|\bglpat-[A-Za-z0-9_-]{20,}|\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\b[rs]k_live_[A-Za-z0-9]{16,}|\bAIza[A-Za-z0-9_-]{35}\b|\bnpm_[A-Za-z0-9]{36}\b|[a-z][a-z0-9+.-]*://[^\s/:@$"']+:[^\s/:@$"'{}<>]{3,}@[^\s]`

# example_keys are the identifiers that vendors print in their documentation.
example_keys := `AKIAIOSFODNN7EXAMPLE|AKIAI44QH8DHBEXAMPLE`

# contains_credential(s): the string holds a credential in one of the forms.
contains_credential(s) if {
	regex.match(any_form, s)
	regex.match(any_form, regex.replace(s, example_keys, ""))
}

# credential_name(name): things of this name are credentials: "DB_PASSWORD",
# "apiKey", "client-secret". Names of things that only point at one, such as
# "password_secret_arn", are not.
credential_name(name) if {
	plain := replace(replace(lower(name), "-", ""), "_", "")
	regex.match(`(password|passwd|passphrase|secret|secretkey|apikey|accesskey|privatekey|authtoken|accesstoken|refreshtoken|bearertoken|apitoken|token|credentials?)$`, plain)
	not regex.match(`(nextpage|continuation|pagination)token$`, plain)
}

# is_credential(name, value): the value is a literal that its name makes a
# credential, or holds one whatever its name.
is_credential(_, value) if contains_credential(value)

is_credential(name, value) if {
	is_string(value)
	count(value) >= 4
	credential_name(name)
	not reference(value)
	not placeholder(value)
}

# credentials(entries) is the set of the names in a map, such as environment
# variables, whose values are credentials.
credentials(entries) := {name | some name, value in entries; is_credential(name, value)}

# reference(value): the value points at where a secret is kept.
reference(value) if {
	regex.match(`(?i)\$\{|\{\{|^arn:|^/|^(https?|ssm|secretsmanager|vault|op|file|s3|kms):|^projects/|^\$[a-z_(]|^@microsoft\.keyvault`, value)
}

# placeholder(value): the value is no secret that anybody would use.
placeholder(value) if regex.match(`(?i)^(true|false|null|none|nil|disabled|enabled|required|optional|x+|\*+|\.+|<.*>|\[.*\])$`, value)
