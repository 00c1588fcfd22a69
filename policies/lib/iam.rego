# METADATA
# title: Access policy documents of AWS
# description: >-
#   Questions about the statements of an access policy document in its
#   normalised form: Statement is a list, Action, Resource and the like are lists
#   of strings, principals are grouped by kind, condition values are lists.
#   Every function on a statement takes the statement first. What is absent
#   answers as AWS would: a document without statements allows nothing.
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
# scope: package
package parapet.lib.iam

# statements(doc) maps the index of each statement to the statement, so that
# `some i, s in iam.statements(input.policy)` gives the index for the path.
statements(doc) := {i: s | some i, s in doc.Statement; is_object(s)}

# allows(doc) maps the index of each Allow statement to the statement.
allows(doc) := {i: s | some i, s in doc.Statement; s.Effect == "Allow"}

# denies(doc) maps the index of each Deny statement to the statement.
denies(doc) := {i: s | some i, s in doc.Statement; s.Effect == "Deny"}

# any_action(s): Action has a wildcard for every action of every service.
any_action(s) if "*" in s.Action

any_action(s) if "*:*" in s.Action

# service_wildcard(s, service): the statement covers every action of a service,
# by "s3:*", by "*" or by a NotAction that names nothing of it.
service_wildcard(s, _) if any_action(s)

service_wildcard(s, service) if {
	some action in s.Action
	lower(action) == concat(":", [lower(service), "*"])
}

service_wildcard(s, service) if {
	is_array(s.NotAction)
	every action in s.NotAction {
		not startswith(lower(action), concat("", [lower(service), ":"]))
		not startswith(action, "*")
	}
}

# wildcard_actions(s) is the set of indexes in Action of "*" and "service:*".
wildcard_actions(s) := {i | some i, action in s.Action; endswith(action, ":*")} | {i |
	some i, action in s.Action
	action == "*"
}

# any_resource(s): Resource has a wildcard for every resource.
any_resource(s) if "*" in s.Resource

# any_resource also holds for the ARN in which each part is a wildcard.
any_resource(s) if {
	some resource in s.Resource
	regex.match(`^arn:[^:]*:\*:\*:\*:\*$`, resource)
}

# any_principal(s): the statement speaks of everybody: Principal is "*" or
# {"AWS": "*"}, or NotPrincipal names the few that it leaves out.
any_principal(s) if "*" in s.Principal.AWS

any_principal(s) if "*" in s.Principal.Federated

any_principal(s) if s.NotPrincipal

# is_admin(s): the statement allows every action on every resource without a
# condition.
is_admin(s) if {
	s.Effect == "Allow"
	any_action(s)
	any_resource(s)
	not s.Condition
}

# is_public(s): the statement allows something to everybody, and no condition
# limits who that is.
is_public(s) if {
	s.Effect == "Allow"
	any_principal(s)
	not limits_callers(s)
}

# caller_keys are the condition keys that tie a request to known callers,
# accounts, organisations or networks, in lower case: what AWS counts when it
# decides whether a policy is public, and the keys of single services.
caller_keys := {
	"aws:principalaccount",
	"aws:principalarn",
	"aws:principalorgid",
	"aws:principalorgpaths",
	"aws:principalservicename",
	"aws:sourceaccount",
	"aws:sourcearn",
	"aws:sourceip",
	"aws:sourceorgid",
	"aws:sourceorgpaths",
	"aws:sourceowner",
	"aws:sourcevpc",
	"aws:sourcevpcarn",
	"aws:sourcevpce",
	"aws:userid",
	"aws:username",
	"aws:vpcsourceip",
	"aws:vpceaccount",
	"aws:vpceorgid",
	"aws:vpceorgpaths",
	"kms:calleraccount",
	"s3:dataaccesspointaccount",
	"s3:dataaccesspointarn",
}

# caller_flags are the boolean condition keys that are true for known callers
# alone.
caller_flags := {
	"aws:principalisawsservice",
	"aws:viaawsservice",
	"elasticfilesystem:accessedviamounttarget",
}

# limiting_operators compare for likeness; their negations and their IfExists
# forms let through requests that lack the key, as anonymous ones do.
limiting_operators := {
	"stringequals",
	"stringequalsignorecase",
	"stringlike",
	"arnequals",
	"arnlike",
	"ipaddress",
}

# limits_callers(s): a condition of the statement limits who it speaks of.
limits_callers(s) if {
	some operator, keys in s.Condition
	plain_operator(operator) in limiting_operators
	some key, values in keys
	limiting_key(lower(key))
	count(values) > 0
	not any_caller(values)
}

limits_callers(s) if {
	some operator, keys in s.Condition
	lower(operator) == "bool"
	some key, values in keys
	lower(key) in caller_flags
	every value in values {
		lower(sprintf("%v", [value])) == "true"
	}
}

limiting_key(key) if key in caller_keys

limiting_key(key) if startswith(key, "aws:principaltag/")

# plain_operator(operator) is the operator in lower case without a qualifier.
# ForAllValues also holds for a key without values and is kept.
plain_operator(operator) := trim_prefix(lower(operator), "foranyvalue:")

# any_caller(values): one of the values matches every caller.
any_caller(values) if {
	some value in values
	regex.match(`^[*?]*\*[*?]*$|^arn:\*$|^[0-9a-fA-F.:]+/0$`, value)
}

# condition_keys(s) is the set of the keys in the conditions of s, in lower case.
condition_keys(s) := {lower(key) | some keys in s.Condition; some key, _ in keys}

# has_condition(s, key): a condition of the statement looks at the key.
has_condition(s, key) if lower(key) in condition_keys(s)

# has_action(s, action): the statement covers an action, such as
# "s3:GetObject": one of its Action patterns matches or no NotAction does.
has_action(s, action) if {
	some pattern in s.Action
	action_matches(pattern, action)
}

has_action(s, action) if {
	is_array(s.NotAction)
	every pattern in s.NotAction {
		not action_matches(pattern, action)
	}
}

# has_any_action(s, actions): the statement covers one of the actions.
has_any_action(s, actions) if {
	some action in actions
	has_action(s, action)
}

# matching_actions(s, action) is the set of indexes in Action of the patterns
# that match an action.
matching_actions(s, action) := {i | some i, pattern in s.Action; action_matches(pattern, action)}

# action_matches(pattern, action): an action pattern of IAM, in which "*" stands
# for any characters and "?" for one, matches an action. Case does not count.
action_matches(pattern, action) if lower(pattern) == lower(action)

action_matches(pattern, action) if {
	contains(pattern, "*")
	glob.match(lower(pattern), null, lower(action))
}

action_matches(pattern, action) if {
	contains(pattern, "?")
	glob.match(lower(pattern), null, lower(action))
}

# requires_tls(doc): the document denies everybody's requests that come without
# TLS.
requires_tls(doc) if {
	some s in denies(doc)
	any_principal(s)
	some operator, keys in s.Condition
	lower(operator) in {"bool", "boolifexists"}
	some key, values in keys
	lower(key) == "aws:securetransport"
	some value in values
	lower(sprintf("%v", [value])) == "false"
}
