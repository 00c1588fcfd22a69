package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// An azureLevel is a level of the hierarchy of scopes:
// https://learn.microsoft.com/azure/role-based-access-control/scope-overview.
type azureLevel uint8

const (
	atResource azureLevel = iota
	atGroup
	atSubscription
	atManagement
	atRoot
)

// An azureScope is where an assignment holds.
type azureScope struct {
	level azureLevel
	// key tells a subscription, a group of resources or a group of subscriptions from
	// others, stack those of which the code does not tell it; subscription is that of a
	// group of resources.
	key, stack, subscription string
	res                      *model.Resource // that a resource is, or a group of resources that the code declares
}

// String names a scope for people, and for good.
func (s azureScope) String() string {
	switch {
	case s.res != nil:
		return string(s.res.Address)
	case s.level == atRoot:
		return "all subscriptions"
	case s.level == atSubscription && s.key == "":
		return "the subscription"
	case s.level == atSubscription:
		return "subscription " + iam.Show(s.key)
	case s.level == atManagement:
		return "management group " + iam.Show(s.key)
	case s.level == atGroup:
		return "resource group " + iam.Show(s.key)
	}
	return iam.Show(s.key)
}

// azureScopes is the hierarchy of scopes that the code tells.
type azureScopes struct {
	w      *world
	groups map[azureScope]*model.Resource // declared, by what they are named
	above  map[azureScope]azureScope      // of subscriptions and groups of them
	found  map[*model.Resource]azureScope // above resources
}

func (w *world) azureHierarchy() *azureScopes {
	a := &azureScopes{w: w, groups: map[azureScope]*model.Resource{}, above: map[azureScope]azureScope{}, found: map[*model.Resource]azureScope{}}
	for _, r := range w.all("azurerm_resource_group") {
		a.groups[a.named(r, a.nameOf(r, "name"))] = r
	}
	for _, r := range w.all("azurerm_management_group") {
		own := a.management(r)
		if v := r.Value.Get("parent_management_group_id"); !v.IsNull() {
			a.above[own] = a.of(r, v)
		}
		for _, v := range elems(r.Value.Get("subscription_ids")) {
			a.above[a.subscriptionAt(r, v)] = own
		}
	}
	for _, r := range w.all("azurerm_management_group_subscription_association") {
		a.above[a.subscriptionAt(r, r.Value.Get("subscription_id"))] = a.of(r, r.Value.Get("management_group_id"))
	}
	return a
}

// nameOf returns the name of a resource, a mark where it is not known.
func (a *azureScopes) nameOf(r *model.Resource, attr string) string {
	if s := a.w.text(r, r.Value.Get(attr)); s != "" {
		return s
	}
	return iam.Unknown(r.Origin.Stack + "/" + string(r.Address) + "." + attr)
}

// subscription returns the subscription that a resource is in: that of its provider.
func (a *azureScopes) subscription(r *model.Resource) azureScope {
	s := azureScope{level: atSubscription}
	if block := a.w.lookup(a.w.owner(r)); block != nil {
		s.key = strings.ToLower(a.w.text(block, block.Value.Get("subscription_id")))
		if s.key == "" && strings.Contains(string(block.Address), ".azurerm.") { // an alias of its own
			s.key = iam.Unknown("the subscription of " + string(block.Address))
		}
	}
	if s.key == "" || !known(s.key) {
		s.stack = r.Origin.Stack
	}
	return s
}

// subscriptionAt returns the subscription that v, an attribute of r, names: by its id or
// its path.
func (a *azureScopes) subscriptionAt(r *model.Resource, v *model.Value) azureScope {
	if to := a.w.referred(r, v, "data.azurerm_subscription", "azurerm_subscription", "data.azurerm_client_config"); to != nil {
		if s := strings.ToLower(a.w.text(to, to.Value.Get("subscription_id"))); s != "" && known(s) {
			return azureScope{level: atSubscription, key: s}
		}
		if to.Type == "azurerm_subscription" {
			return azureScope{level: atSubscription, key: iam.Unknown(to.Origin.Stack + "/" + string(to.Address)), stack: to.Origin.Stack}
		}
		return a.subscription(to)
	}
	text := strings.ToLower(strings.TrimPrefix(a.w.text(r, v), "/subscriptions/"))
	s := azureScope{level: atSubscription, key: text}
	if !known(text) || text == "" {
		s.stack = r.Origin.Stack
	}
	return s
}

// named returns the group of resources of a name in the subscription of r.
func (a *azureScopes) named(r *model.Resource, name string) azureScope {
	sub := a.subscription(r)
	return azureScope{level: atGroup, key: strings.ToLower(name), stack: r.Origin.Stack, subscription: sub.key}
}

// group returns a group of resources, as the code declares it where it does.
func (a *azureScopes) group(s azureScope) azureScope {
	s.res = a.groups[s]
	return s
}

// management returns the scope that a group of subscriptions is.
func (a *azureScopes) management(r *model.Resource) azureScope {
	name := a.w.text(r, firstOf(r.Value, "name", "group_id"))
	if name == "" {
		name = string(r.Address)
	}
	return azureScope{level: atManagement, key: strings.ToLower(name)}
}

// of returns the scope that v, an attribute of r, names by its path.
func (a *azureScopes) of(r *model.Resource, v *model.Value) azureScope {
	w := a.w
	text := w.text(r, v)
	lower := strings.ToLower(text)
	_, group, inGroup := strings.Cut(lower, "/resourcegroups/")
	group, rest, _ := strings.Cut(group, "/")
	for _, ref := range v.Refs() {
		to := w.lookup(place{r.Origin.Stack, ref.Address})
		if to == nil || to == r {
			continue
		}
		switch to.Type {
		case "data.azurerm_subscription", "azurerm_subscription", "data.azurerm_client_config":
			if inGroup {
				continue
			}
			return a.subscriptionAt(r, v)
		case "azurerm_management_group", "data.azurerm_management_group":
			return a.management(to)
		case "azurerm_resource_group":
			return a.group(a.named(to, a.nameOf(to, "name")))
		case "data.azurerm_resource_group":
			return a.group(a.named(to, a.nameOf(to, "name")))
		}
		if strings.HasPrefix(to.Type, "azurerm_") && (ref.Path == "id" || strings.HasPrefix(ref.Path, "id") || strings.HasSuffix(ref.Path, "_id")) {
			return azureScope{level: atResource, res: to}
		}
	}
	switch {
	case text == "/":
		return azureScope{level: atRoot}
	case strings.HasPrefix(lower, "/providers/microsoft.management/managementgroups/"):
		return azureScope{level: atManagement, key: lower[strings.LastIndexByte(lower, '/')+1:]}
	case inGroup && rest == "":
		return a.group(a.named(r, group))
	case strings.HasPrefix(lower, "/subscriptions/") && strings.Count(lower, "/") == 2:
		return a.subscriptionAt(r, v)
	case inGroup:
		return azureScope{level: atResource, key: text, stack: r.Origin.Stack} // of nothing that the code declares
	}
	return azureScope{level: atResource, key: string(r.Address) + "'s scope", stack: r.Origin.Stack}
}

// azureHolders are the attributes that name what a resource is a part of, by type, and the
// types of that. Of the page of each type in the provider's documentation.
var azureHolders = map[string]struct{ attrs, types string }{
	"azurerm_storage_container":                 {"storage_account_id storage_account_name", "azurerm_storage_account"},
	"azurerm_storage_queue":                     {"storage_account_id storage_account_name", "azurerm_storage_account"},
	"azurerm_storage_share":                     {"storage_account_id storage_account_name", "azurerm_storage_account"},
	"azurerm_storage_table":                     {"storage_account_id storage_account_name", "azurerm_storage_account"},
	"azurerm_storage_data_lake_gen2_filesystem": {"storage_account_id", "azurerm_storage_account"},
	"azurerm_key_vault_secret":                  {"key_vault_id", "azurerm_key_vault"},
	"azurerm_key_vault_key":                     {"key_vault_id", "azurerm_key_vault"},
	"azurerm_mssql_database":                    {"server_id", "azurerm_mssql_server"},
	"azurerm_servicebus_queue":                  {"namespace_id", "azurerm_servicebus_namespace"},
	"azurerm_servicebus_topic":                  {"namespace_id", "azurerm_servicebus_namespace"},
	"azurerm_eventhub":                          {"namespace_id namespace_name", "azurerm_eventhub_namespace"},
	"azurerm_container_registry_task":           {"container_registry_id", "azurerm_container_registry"},
	"azurerm_kubernetes_cluster_node_pool":      {"kubernetes_cluster_id", "azurerm_kubernetes_cluster"},
	"azurerm_machine_learning_compute_cluster":  {"machine_learning_workspace_id", "azurerm_machine_learning_workspace"},
	"azurerm_machine_learning_compute_instance": {"machine_learning_workspace_id", "azurerm_machine_learning_workspace"},
}

// holder returns what a resource is a part of, nil for none.
func (a *azureScopes) holder(r *model.Resource) *model.Resource {
	h := azureHolders[r.Type]
	for attr := range strings.FieldsSeq(h.attrs) {
		if to := a.w.find(r, r.Value.Get(attr), "id name", h.types); to != nil {
			return to
		}
	}
	return nil
}

// parent returns the scope above one, false above all.
func (a *azureScopes) parent(s azureScope) (azureScope, bool) {
	switch s.level {
	case atRoot:
		return s, false
	case atGroup:
		up := azureScope{level: atSubscription, key: s.subscription}
		if up.key == "" || !known(up.key) {
			up.stack = s.stack
		}
		return up, true
	case atSubscription, atManagement:
		if up, ok := a.above[s]; ok {
			return up, true
		}
		return azureScope{level: atRoot}, true
	}
	if s.res == nil {
		return azureScope{level: atRoot}, true
	}
	if up, ok := a.found[s.res]; ok {
		return up, true
	}
	up := a.subscription(s.res)
	if to := a.holder(s.res); to != nil {
		up = azureScope{level: atResource, res: to}
	} else if v := s.res.Value.Get("resource_group_name"); !v.IsNull() {
		if to := a.w.referred(s.res, v, "azurerm_resource_group"); to != nil {
			up = a.group(a.named(to, a.nameOf(to, "name")))
		} else if name := a.w.text(s.res, v); name != "" {
			up = a.group(a.named(s.res, name))
		}
	}
	a.found[s.res] = up
	return up, true
}

// within reports whether a scope is another one or lies in it, and what that assumes:
// where the code does not tell which group a subscription is in, that it is in the one that
// the code names.
func (a *azureScopes) within(s, in azureScope) (assume string, ok bool) {
	for range maxFollow {
		if s == in {
			return "", true
		}
		up, ok := a.parent(s)
		if !ok {
			return "", false
		}
		if up.level == atRoot && s.level == atSubscription && in.level == atManagement {
			return s.String() + " is in " + in.String(), true
		}
		s = up
	}
	return "", false
}
