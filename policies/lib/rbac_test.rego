package parapet.lib.rbac_test

import data.parapet.lib.rbac

pods := {"apiGroups": [""], "resources": ["pods", "*/exec"], "verbs": ["get", "create"]}

all := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

test_allows if {
	rbac.allows(pods, {""}, {"pods"}, {"create"})
	rbac.allows(all, {""}, {"secrets"}, {"get"})
	rbac.allows(pods, {""}, {"pods/exec"}, {"create"})
	not rbac.allows(pods, {""}, {"secrets"}, {"get"})
	not rbac.allows(pods, {""}, {"pods"}, {"delete"})
	not rbac.allows(pods, {"apps"}, {"pods"}, {"get"})
}

test_named_objects_do_not_count if {
	not rbac.allows(object.union(pods, {"resourceNames": ["web"]}), {""}, {"pods"}, {"get"})
}

test_names_leaves_wildcards_out if {
	rbac.names(pods, {""}, {"pods"}, {"get"})
	not rbac.names(all, {""}, {"pods"}, {"get"})
}

test_all_powerful if {
	rbac.all_powerful({"roleRef": {"name": "cluster-admin"}})
	rbac.all_powerful({"roleRef": {"name": "x"}, "links": {"role": {"rules": [all]}}})
	not rbac.all_powerful({"roleRef": {"name": "x"}, "links": {"role": {"rules": [pods]}}})
}
