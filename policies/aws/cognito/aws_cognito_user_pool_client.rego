# METADATA
# title: App clients of Amazon Cognito user pools
# scope: package
package parapet.aws_cognito_user_pool_client

# METADATA
# title: Sign-in tells whether a user exists
# description: >-
#   Different errors for unknown users and wrong passwords let others collect user
#   names. Set ENABLED.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
# custom:
#   id: aws-cognito-user-pool-client-reveals-users
#   severity: low
#   category: hardening
#   cwe: [CWE-204]
#   controls:
#     nist-800-53-r5: [IA-6]
#   remedies:
#     - title: Hide who exists
#       set:
#         - {path: prevent_user_existence_errors, value: ENABLED}
reveals_users contains ["prevent_user_existence_errors"] if object.get(input, "prevent_user_existence_errors", "LEGACY") == "LEGACY"

# METADATA
# title: App client takes tokens by the implicit flow
# description: >-
#   The implicit flow puts tokens into the address of the page, where history and logs
#   keep them. Use the authorization code flow with PKCE.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
# custom:
#   id: aws-cognito-user-pool-client-implicit-flow
#   severity: medium
#   category: identity
#   cwe: [CWE-598]
#   controls:
#     nist-800-53-r5: [IA-2]
#   remedies:
#     - title: Use the authorization code flow
#       unsafe: apps must exchange a code for tokens
#       set: [{path: ".", value: code}]
#     - title: Take the implicit flow away
#       unsafe: apps that use the flow can no longer sign in
#       remove: ["."]
implicit_flow contains ["allowed_oauth_flows", i] if {
	some i, flow in input.allowed_oauth_flows
	flow == "implicit"
}

# METADATA
# title: App client sends codes or tokens to a plain HTTP address
# description: >-
#   Whoever listens to the connection takes over the session. Use HTTPS; plain HTTP is
#   for localhost alone.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-app-idp-settings.html
# custom:
#   id: aws-cognito-user-pool-client-plaintext-callback
#   severity: medium
#   category: encryption-in-transit
#   cwe: [CWE-319]
#   controls:
#     nist-800-53-r5: [SC-8]
#   remedies:
#     - title: Use HTTPS
#       unsafe: the app must answer at the address
#       set:
#         - path: "."
#           value: "https://app.example.com/callback"
#           ask: the HTTPS address of the callback
plaintext_callback contains ["callback_urls", i] if {
	some i, url in input.callback_urls
	startswith(lower(url), "http://")
	not regex.match(`^http://(localhost|127\.0\.0\.1|\[::1\])(:|/|$)`, lower(url))
}

# METADATA
# title: App client sends passwords to the user pool
# description: >-
#   The flow USER_PASSWORD_AUTH transmits the password itself. The SRP flow proves it
#   without sending it.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
# custom:
#   id: aws-cognito-user-pool-client-password-flow
#   severity: low
#   category: identity
#   cwe: [CWE-522]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Sign in by SRP
#       unsafe: apps must prove the password instead of sending it
#       set: [{path: ".", value: ALLOW_USER_SRP_AUTH}]
#     - title: Take the flow away
#       unsafe: apps that send passwords can no longer sign in
#       remove: ["."]
password_flow contains ["explicit_auth_flows", i] if {
	some i, flow in input.explicit_auth_flows
	flow in {"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"}
}

# METADATA
# title: Tokens of an app client cannot be revoked
# description: >-
#   A stolen refresh token stays good until it ends. Revocation is on unless it is
#   turned off.
# related_resources:
#   - https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
# custom:
#   id: aws-cognito-user-pool-client-no-token-revocation
#   severity: low
#   category: identity
#   cwe: [CWE-613]
#   controls:
#     nist-800-53-r5: [AC-12]
#   remedies:
#     - title: Allow revocation
#       set:
#         - {path: enable_token_revocation, value: true}
no_token_revocation contains ["enable_token_revocation"] if input.enable_token_revocation == false
