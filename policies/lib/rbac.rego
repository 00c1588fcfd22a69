# METADATA
# title: Permissions of Kubernetes roles
# description: Questions about single rules of roles, and about bindings with their role.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# scope: package
package parapet.lib.rbac

# covers(list, names): the list of a rule holds one of the names, or all.
covers(list, names) if {
	some x in list
	x in names
}

covers(list, _) if "*" in list

# allows(rule, groups, resources, verbs): the rule allows one of the verbs on one
# of the resources in one of the API groups, by name or by a wildcard. A rule for
# named objects allows it for those only and does not count.
allows(rule, groups, resources, verbs) if {
	covers(rule.apiGroups, groups)
	covers_resource(rule.resources, resources)
	covers(rule.verbs, verbs)
	count(object.get(rule, "resourceNames", [])) == 0
}

# names(rule, groups, resources, verbs) is allows without wildcards in groups and
# resources, for rules that should not repeat what wildcards are told for.
names(rule, groups, resources, verbs) if {
	allows(rule, groups, resources, verbs)
	some r in rule.resources
	r in resources
}

covers_resource(list, resources) if covers(list, resources)

covers_resource(list, resources) if {
	some x in list
	some r in resources
	[_, sub] := split(r, "/")
	x == concat("/", ["*", sub])
}

# everything(rule): the rule allows all verbs on all resources of all groups.
everything(rule) if {
	"*" in rule.apiGroups
	"*" in rule.resources
	all_verbs(rule.verbs)
}

all_verbs(verbs) if "*" in verbs

all_verbs(verbs) if count({"get", "list", "watch", "create", "update", "patch", "delete"} - {v | some v in verbs}) == 0

# all_powerful(binding): the role that the binding grants allows everything.
all_powerful(binding) if binding.roleRef.name == "cluster-admin"

all_powerful(binding) if {
	some rule in binding.links.role.rules
	everything(rule)
}
