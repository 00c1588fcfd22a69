package parapet.lib.secrets_test

import data.parapet.lib.secrets

# The samples are put together from parts, so that no scanner of this repository
# takes them for real ones.
sample(parts) := concat("", parts)

test_forms[name] if {
	some name, s in {
		"AWS access key id": sample(["id=AKIA", "QWERTYUIOPASDF27"]),
		"AWS secret access key": sample(["export AWS_SECRET_ACCESS_KEY=", "abcdefghijklmnopqrst", "ABCDEFGHIJKLMNOPQRST"]),
		"private key": sample(["-----BEGIN RSA ", "PRIVATE KEY-----\nMIIE"]),
		"GitHub token": sample(["ghp_", "abcdefghijklmnopqrstuvwxyz0123456789"]),
		"GitLab token": sample(["glpat-", "abcdefghijklmnopqrst"]),
		"Slack token": sample(["xoxb-", "123456789012-abcdef"]),
		"Stripe key": sample(["sk_live_", "abcdefghijklmnop1234"]),
		"Google API key": sample(["AIza", "abcdefghijklmnopqrstuvwxyz012345678"]),
		"npm token": sample(["npm_", "abcdefghijklmnopqrstuvwxyz0123456789"]),
		"URL with a password": "postgres://app:hunter22@db.internal/app",
	}
	secrets.contains_credential(s)
}

test_no_credential[s] if {
	some s in [
		"",
		"arn:aws:iam::123456789012:role/app",
		"-----BEGIN PUBLIC KEY-----",
		"postgres://app:${var.password}@db.internal/app",
		"https://example.com:8443/path@x",
		"AKIAIOSFODNN7EXAMPLE",
	]
	not secrets.contains_credential(s)
}

test_names[name] if {
	some name in ["DB_PASSWORD", "apiKey", "client-secret", "GITHUB_TOKEN", "admin_passwd", "credentials"]
	secrets.credential_name(name)
}

test_other_names[name] if {
	some name in ["PASSWORD_SECRET_ARN", "token_url", "password_length", "NextPageToken", "keyboard"]
	not secrets.credential_name(name)
}

test_values_by_name if {
	secrets.is_credential("DB_PASSWORD", "hunter22")
	not secrets.is_credential("DB_PASSWORD", "${var.password}")
	not secrets.is_credential("DB_PASSWORD", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db")
	not secrets.is_credential("DB_PASSWORD", "{{resolve:ssm:db}}")
	not secrets.is_credential("DB_PASSWORD", "/prod/db/password")
	not secrets.is_credential("DB_PASSWORD", "")
	not secrets.is_credential("USE_TOKEN", "true")
	not secrets.is_credential("DB_HOST", "hunter22")
}

test_map_of_variables if secrets.credentials({"DB_PASSWORD": "hunter22", "DB_HOST": "db", "API_KEY": "${var.k}"}) == {"DB_PASSWORD"}
