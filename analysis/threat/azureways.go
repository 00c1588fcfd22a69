package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// An azureClass is resources of which somebody may have the same by some ways.
type azureClass struct {
	kind  Kind
	label string // of one of them
	types []string
	// takes tells whether one of them can be had that way, and what that rests on; nil
	// where all can.
	takes func(w *world, r *model.Resource, g *grant) bool
	// parts tells that who may do it to a part of one of them has it, too.
	parts bool
	// whole tells that whoever may do anything in a scope has it.
	whole bool
}

var azureWebApps = append([]string{"azurerm_function_app_flex_consumption", "azurerm_logic_app_standard"}, azureWeb...)

// azureScaleSets and azureSingles are the types of machines, of which operations have
// names of their own.
var (
	azureScaleSets = []string{"azurerm_linux_virtual_machine_scale_set", "azurerm_orchestrated_virtual_machine_scale_set", "azurerm_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set"}
	azureSingles   = []string{"azurerm_linux_virtual_machine", "azurerm_virtual_machine", "azurerm_windows_virtual_machine"}
)

// azureClasses are what ways lead to.
var azureClasses = map[string]*azureClass{
	"vm":         {kind: Compute, label: "machine", types: azureSingles, whole: true},
	"vmss":       {kind: Compute, label: "scale set", types: azureScaleSets, whole: true},
	"login":      {kind: Login, label: "machine by Entra", types: azureSingles, takes: takesEntra},
	"app":        {kind: Compute, label: "app", types: azureWebApps, whole: true},
	"containers": {kind: Compute, label: "container group", types: []string{"azurerm_container_group"}, whole: true},
	"capp":       {kind: Compute, label: "container app", types: []string{"azurerm_container_app"}, whole: true},
	"job":        {kind: Compute, label: "job of containers", types: []string{"azurerm_container_app_job"}, whole: true},
	"workflow":   {kind: Compute, label: "workflow", types: []string{"azurerm_logic_app_workflow"}, whole: true},
	"automation": {kind: Compute, label: "automation account", types: []string{"azurerm_automation_account"}, whole: true},
	"factory":    {kind: Compute, label: "data factory", types: []string{"azurerm_data_factory"}, whole: true},
	"task":       {kind: Compute, label: "task of a registry", types: []string{"azurerm_container_registry_task"}, whole: true},
	"ml":         {kind: Compute, label: "machine learning compute", types: []string{"azurerm_machine_learning_compute_cluster", "azurerm_machine_learning_compute_instance"}, whole: true, parts: true},
	"identity":   {kind: Principal, label: "managed identity", types: []string{"azurerm_user_assigned_identity"}, whole: true},
	"cluster":    {kind: Admin, label: "AKS cluster", types: []string{"azurerm_kubernetes_cluster"}, whole: true},
	"local":      {kind: Admin, label: "AKS cluster with local accounts", types: []string{"azurerm_kubernetes_cluster"}, takes: localAccounts},
	"plain":      {kind: Admin, label: "AKS cluster without Entra", types: []string{"azurerm_kubernetes_cluster"}, takes: withoutEntra},
	"rbac":       {kind: Admin, label: "AKS cluster by roles", types: []string{"azurerm_kubernetes_cluster"}, takes: azureRBAC},
	"rbacpods":   {kind: Compute, label: "new pod of an AKS cluster", types: []string{"azurerm_kubernetes_cluster"}, takes: azureRBAC},

	"storage":   {kind: Read, label: "storage account", types: []string{"azurerm_storage_account"}, parts: true, whole: true},
	"keyed":     {kind: Read, label: "storage account with keys", types: []string{"azurerm_storage_account"}, takes: unlessSet("shared_access_key_enabled", false)},
	"code":      {kind: Write, label: "storage account", types: []string{"azurerm_storage_account"}, parts: true, whole: true},
	"keycode":   {kind: Write, label: "storage account with keys", types: []string{"azurerm_storage_account"}, takes: unlessSet("shared_access_key_enabled", false)},
	"vault":     {kind: Read, label: "key vault by roles", types: []string{"azurerm_key_vault"}, takes: vaultByRoles, parts: true},
	"policies":  {kind: Read, label: "key vault by policies", types: []string{"azurerm_key_vault"}, takes: vaultByPolicies},
	"anyvault":  {kind: Read, label: "key vault", types: []string{"azurerm_key_vault"}, whole: true},
	"cosmos":    {kind: Read, label: "Cosmos DB account", types: []string{"azurerm_cosmosdb_account"}, takes: unlessSet("local_authentication_disabled", true)},
	"anycosmos": {kind: Read, label: "Cosmos DB account by roles", types: []string{"azurerm_cosmosdb_account"}, whole: true},
	"sql":       {kind: Read, label: "SQL server", types: []string{"azurerm_mssql_server", "azurerm_sql_server"}, whole: true},
	"managed":   {kind: Read, label: "SQL managed instance", types: []string{"azurerm_mssql_managed_instance"}, whole: true},
	"postgres":  {kind: Read, label: "PostgreSQL server", types: []string{"azurerm_postgresql_flexible_server", "azurerm_postgresql_server"}, whole: true},
	"mysql":     {kind: Read, label: "MySQL server", types: []string{"azurerm_mariadb_server", "azurerm_mysql_flexible_server", "azurerm_mysql_server"}, whole: true},
	"redis":     {kind: Read, label: "cache", types: []string{"azurerm_redis_cache"}, whole: true},
	"config":    {kind: Read, label: "app configuration", types: []string{"azurerm_app_configuration"}, whole: true},
	"bus":       {kind: Read, label: "Service Bus namespace", types: []string{"azurerm_servicebus_namespace"}, parts: true, whole: true},
	"hub":       {kind: Read, label: "Event Hubs namespace", types: []string{"azurerm_eventhub_namespace"}, parts: true, whole: true},
	"search":    {kind: Read, label: "search service", types: []string{"azurerm_search_service"}, whole: true},
	"disk":      {kind: Read, label: "disk", types: []string{"azurerm_managed_disk"}, whole: true},
	"snapshot":  {kind: Read, label: "snapshot", types: []string{"azurerm_snapshot"}, whole: true},
	"images":    {kind: Read, label: "container registry", types: []string{"azurerm_container_registry"}, whole: true},
	"pushes":    {kind: Write, label: "container registry", types: []string{"azurerm_container_registry"}, whole: true},
}

var azureClassOrder = sortedKeys(azureClasses)

// An azureWay is a row of the catalogue: which operations it takes to get one of a class,
// "@" before those on data.
type azureWay struct {
	Method
	class      string
	operations string
	level      Level
	// elsewhere are further operations, any of which is enough, wherever it may be done.
	elsewhere string
}

// azureOperations are the operations of the catalogue, and azureTakes those that each way
// takes by their index, so that they need not be compared as text for each principal.
var azureOperations, azureTakes = func() (all []string, takes [][]int) {
	for i := range azureWays {
		var own []int
		for operation := range strings.FieldsSeq(azureWays[i].operations) {
			k := slices.Index(all, operation)
			if k < 0 {
				k = len(all)
				all = append(all, operation)
			}
			own = append(own, k)
		}
		takes = append(takes, own)
	}
	return all, takes
}()

const (
	azureDocs = "https://learn.microsoft.com/azure/"
	entraDocs = "https://learn.microsoft.com/entra/"
)

func azureRow(class, id, title, techniques, page string, level Level, operations string) azureWay {
	return azureWay{Method: method("azure-"+id, title, techniques, azureDocs+page), class: class, operations: operations, level: level}
}

// azureWays are the catalogue: of the permissions of each service's resource provider,
// https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations.
var azureWays = []azureWay{
	azureRow("vm", "run-command", "run a command on the machine", "T1651", "virtual-machines/run-command-overview", Call, "Microsoft.Compute/virtualMachines/runCommand/action"),
	azureRow("vm", "managed-run-command", "run a command on the machine by a resource", "T1651", "virtual-machines/linux/run-command-managed", Work, "Microsoft.Compute/virtualMachines/runCommands/write"),
	azureRow("vm", "vm-extension", "run a script on the machine by an extension", "T1651", "virtual-machines/extensions/overview", Work, "Microsoft.Compute/virtualMachines/extensions/write"),
	azureRow("vmss", "scale-set-run-command", "run a command on machines of the scale set", "T1651", "virtual-machines/run-command-overview", Call, "Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommand/action"),
	azureRow("vmss", "scale-set-extension", "run a script on machines of the scale set by an extension", "T1651", "virtual-machine-scale-sets/virtual-machine-scale-sets-deploy-app", Work, "Microsoft.Compute/virtualMachineScaleSets/extensions/write"),
	azureRow("login", "entra-login", "sign in to the machine", "T1021.004", "active-directory/devices/howto-vm-sign-in-azure-ad-linux", Call, "@Microsoft.Compute/virtualMachines/login/action"),
	azureRow("app", "publish", "publish code to the app", "T1525 T1648", "app-service/deploy-authentication-types", Call, "Microsoft.Web/sites/publish/Action"),
	azureRow("app", "publishing-credentials", "list the app's publishing credentials and publish code with them", "T1552 T1648", "app-service/deploy-configure-credentials", Call, "Microsoft.Web/sites/publishxml/Action"),
	azureRow("app", "app-settings", "list the app's settings and publishing credentials", "T1552 T1648", "app-service/deploy-configure-credentials", Call, "Microsoft.Web/sites/config/list/Action"),
	azureRow("app", "write-app", "change what the app runs", "T1525 T1648", "app-service/deploy-best-practices", Work, "Microsoft.Web/sites/write"),
	azureRow("app", "function-host-keys", "list the master key of the functions and replace their code", "T1552 T1648", "azure-functions/function-keys-how-to", Call, "Microsoft.Web/sites/host/listkeys/action"),
	azureRow("containers", "container-exec", "run a command in the containers", "T1609", "container-instances/container-instances-exec", Call, "Microsoft.ContainerInstance/containerGroups/containers/exec/action"),
	azureRow("containers", "write-containers", "replace the containers", "T1610", "container-instances/container-instances-update", Work, "Microsoft.ContainerInstance/containerGroups/write"),
	azureRow("capp", "write-container-app", "replace what the app runs", "T1610", "container-apps/revisions", Work, "Microsoft.App/containerApps/write"),
	azureRow("job", "write-job", "replace what the job runs and start it", "T1610", "container-apps/jobs", Work, "Microsoft.App/jobs/write Microsoft.App/jobs/start/action"),
	azureRow("job", "start-job", "start the job with another image or command", "T1610", "container-apps/jobs#start-a-job-execution-on-demand", Call, "Microsoft.App/jobs/start/action"),
	azureRow("workflow", "write-workflow", "change what the workflow does", "T1648", "logic-apps/authenticate-with-managed-identity", Work, "Microsoft.Logic/workflows/write"),
	azureRow("automation", "runbook", "run a runbook of its own in the account", "T1648", "automation/manage-runbooks", Work, "Microsoft.Automation/automationAccounts/runbooks/draft/write Microsoft.Automation/automationAccounts/runbooks/publish/action Microsoft.Automation/automationAccounts/jobs/write"),
	azureRow("automation", "runbook-test", "test a runbook of its own in the account", "T1648", "automation/manage-runbooks#test-a-runbook", Work, "Microsoft.Automation/automationAccounts/runbooks/draft/write Microsoft.Automation/automationAccounts/runbooks/draft/testJob/write"),
	azureRow("factory", "pipeline", "run a pipeline of its own in the factory", "T1648", "data-factory/concepts-roles-permissions", Work, "Microsoft.DataFactory/factories/pipelines/write Microsoft.DataFactory/factories/pipelines/createrun/action"),
	azureRow("task", "registry-task", "change what the task runs", "T1648", "container-registry/container-registry-tasks-overview", Work, "Microsoft.ContainerRegistry/registries/tasks/write"),
	azureRow("ml", "ml-job", "run a job on the compute", "T1648", "machine-learning/how-to-assign-roles", Work, "Microsoft.MachineLearningServices/workspaces/jobs/write"),

	azureRow("identity", "federated-credential", "trust a provider of its own to be the identity", "T1098.001", "active-directory/workload-identities/workload-identity-federation-create-trust-user-assigned-managed-identity", Call, "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write"),
	{Method: method("azure-assign-identity", "give the identity to something that runs its code", "T1098 T1578", entraDocs+"identity/managed-identities-azure-resources/how-to-configure-managed-identities"), class: "identity", level: Work,
		operations: "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
		elsewhere: "Microsoft.Compute/virtualMachines/write Microsoft.Compute/virtualMachineScaleSets/write Microsoft.Web/sites/write Microsoft.ContainerInstance/containerGroups/write Microsoft.App/containerApps/write Microsoft.Logic/workflows/write " +
			"Microsoft.Automation/automationAccounts/write Microsoft.Resources/deploymentScripts/write Microsoft.MachineLearningServices/workspaces/computes/write"},

	azureRow("local", "aks-admin-credential", "get the cluster administrator's credentials", "T1552 T1078.004", "aks/manage-local-accounts-managed-azure-ad", Call, "Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action"),
	azureRow("plain", "aks-user-credential", "get credentials of the cluster, which knows nobody by Entra", "T1552 T1078.004", "aks/concepts-identity", Call, "Microsoft.ContainerService/managedClusters/listClusterUserCredential/action"),
	azureRow("cluster", "aks-run-command", "run commands as the cluster's administrator", "T1609", "aks/access-private-cluster", Call, "Microsoft.ContainerService/managedClusters/runcommand/action Microsoft.ContainerService/managedClusters/commandResults/read"),
	azureRow("rbac", "aks-rbac", "do anything in the cluster", "T1078.004", "aks/manage-azure-rbac", Call, "@Microsoft.ContainerService/managedClusters/rbac.authorization.k8s.io/clusterrolebindings/write"),
	azureRow("rbacpods", "aks-rbac-pods", "run pods in the cluster", "T1610", "aks/manage-azure-rbac", Call, "@Microsoft.ContainerService/managedClusters/pods/write"),

	azureRow("storage", "read-data", "read it with the role", "T1530", "role-based-access-control/built-in-roles/storage", Call, "@Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"),
	azureRow("storage", "read-queues", "read its queues with the role", "T1530", "role-based-access-control/built-in-roles/storage", Call, "@Microsoft.Storage/storageAccounts/queueServices/queues/messages/read"),
	azureRow("storage", "read-tables", "read its tables with the role", "T1530", "role-based-access-control/built-in-roles/storage", Call, "@Microsoft.Storage/storageAccounts/tableServices/tables/entities/read"),
	azureRow("storage", "read-files", "read its files with the role", "T1530", "role-based-access-control/built-in-roles/storage", Call, "@Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read"),
	azureRow("keyed", "list-keys", "list the account's keys and read it with them", "T1552 T1530", "storage/common/storage-account-keys-manage", Call, "Microsoft.Storage/storageAccounts/listKeys/action"),
	azureRow("keyed", "regenerate-key", "make a key of the account anew and read it with that", "T1098.001 T1530", "storage/common/storage-account-keys-manage", Call, "Microsoft.Storage/storageAccounts/regenerateKey/action"),
	azureRow("keyed", "list-account-sas", "have a signature made that lets read the account", "T1552 T1530", "storage/common/storage-sas-overview", Call, "Microsoft.Storage/storageAccounts/ListAccountSas/action"),
	azureRow("code", "write-blobs", "replace blobs of the account", "T1525", "role-based-access-control/built-in-roles/storage", Call, "@Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write"),
	azureRow("code", "write-files", "replace files of the account", "T1525", "role-based-access-control/built-in-roles/storage", Call, "@Microsoft.Storage/storageAccounts/fileServices/fileshares/files/write"),
	azureRow("keycode", "list-keys-to-write", "list the account's keys and replace what is in it", "T1552 T1525", "storage/common/storage-account-keys-manage", Call, "Microsoft.Storage/storageAccounts/listKeys/action"),
	azureRow("vault", "read-secrets", "read its secrets with the role", "T1555.006", "key-vault/general/rbac-guide", Call, "@Microsoft.KeyVault/vaults/secrets/getSecret/action"),
	azureRow("policies", "write-access-policy", "let itself read the vault by its access policies", "T1098 T1555.006", "key-vault/general/assign-access-policy", Work, "Microsoft.KeyVault/vaults/accessPolicies/write"),
	azureRow("policies", "write-vault", "let itself read the vault by its access policies, as it may change the vault", "T1098 T1555.006", "key-vault/general/assign-access-policy", Work, "Microsoft.KeyVault/vaults/write"),
	azureRow("cosmos", "cosmos-keys", "list the account's keys and read it with them", "T1552 T1530", "cosmos-db/secure-access-to-data", Call, "Microsoft.DocumentDB/databaseAccounts/listKeys/action"),
	azureRow("cosmos", "cosmos-readonly-keys", "list the account's keys for reading and read it with them", "T1552 T1530", "cosmos-db/secure-access-to-data", Call, "Microsoft.DocumentDB/databaseAccounts/readonlykeys/action"),
	azureRow("anycosmos", "cosmos-roles", "let itself read the account", "T1098 T1530", "cosmos-db/how-to-setup-rbac", Work, "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write"),
	azureRow("anycosmos", "cosmos-data", "read it with the role", "T1530", "cosmos-db/how-to-setup-rbac", Call, "@Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/read"),
	azureRow("sql", "sql-administrator", "make itself the administrator of the server", "T1098", "azure-sql/database/authentication-aad-configure", Work, "Microsoft.Sql/servers/administrators/write Microsoft.Sql/servers/firewallRules/write"),
	azureRow("sql", "sql-password", "set the administrator's password", "T1098", "azure-sql/database/logins-create-manage", Work, "Microsoft.Sql/servers/write Microsoft.Sql/servers/firewallRules/write"),
	azureRow("managed", "sql-instance-password", "set the administrator's password", "T1098", "azure-sql/managed-instance/aad-security-configure-tutorial", Work, "Microsoft.Sql/managedInstances/write"),
	azureRow("postgres", "postgres-password", "set the administrator's password", "T1098", "postgresql/flexible-server/how-to-manage-server-portal", Work, "Microsoft.DBforPostgreSQL/flexibleServers/write Microsoft.DBforPostgreSQL/flexibleServers/firewallRules/write"),
	azureRow("mysql", "mysql-password", "set the administrator's password", "T1098", "mysql/flexible-server/how-to-manage-server-portal", Work, "Microsoft.DBforMySQL/flexibleServers/write Microsoft.DBforMySQL/flexibleServers/firewallRules/write"),
	azureRow("redis", "redis-keys", "list the cache's keys and read it with them", "T1552 T1213", "azure-cache-for-redis/cache-configure", Call, "Microsoft.Cache/redis/listKeys/action"),
	azureRow("config", "config-keys", "list the store's keys and read it with them", "T1552", "azure-app-configuration/howto-disable-access-key-authentication", Call, "Microsoft.AppConfiguration/configurationStores/ListKeys/action"),
	azureRow("config", "config-data", "read it with the role", "T1552", "azure-app-configuration/concept-enable-rbac", Call, "@Microsoft.AppConfiguration/configurationStores/keyValues/read"),
	azureRow("bus", "bus-keys", "list the namespace's keys and receive messages with them", "T1552 T1530", "service-bus-messaging/service-bus-sas", Call, "Microsoft.ServiceBus/namespaces/authorizationRules/listKeys/action"),
	azureRow("bus", "bus-receive", "receive messages", "T1530", "service-bus-messaging/authenticate-application", Call, "@Microsoft.ServiceBus/namespaces/messages/receive/action"),
	azureRow("hub", "hub-keys", "list the namespace's keys and receive events with them", "T1552 T1530", "event-hubs/authorize-access-shared-access-signature", Call, "Microsoft.EventHub/namespaces/authorizationRules/listKeys/action"),
	azureRow("hub", "hub-receive", "receive events", "T1530", "event-hubs/authorize-access-azure-active-directory", Call, "@Microsoft.EventHub/namespaces/messages/receive/action"),
	azureRow("search", "search-keys", "list the service's keys and read its indexes with them", "T1552 T1530", "search/search-security-api-keys", Call, "Microsoft.Search/searchServices/listAdminKeys/action"),
	azureRow("search", "search-data", "read its indexes with the role", "T1530", "search/search-security-rbac", Call, "@Microsoft.Search/searchServices/indexes/documents/read"),
	azureRow("disk", "export-disk", "export the disk", "T1537", "virtual-machines/linux/download-vhd", Call, "Microsoft.Compute/disks/beginGetAccess/action"),
	azureRow("snapshot", "export-snapshot", "export the snapshot", "T1537", "virtual-machines/linux/download-vhd", Call, "Microsoft.Compute/snapshots/beginGetAccess/action"),
	azureRow("images", "pull", "pull images of the registry", "T1530 T1552", "container-registry/container-registry-rbac-built-in-roles-overview", Call, "Microsoft.ContainerRegistry/registries/pull/read"),
	azureRow("images", "pull-content", "pull images of the registry", "T1530 T1552", "container-registry/container-registry-rbac-built-in-roles-overview", Call, "@Microsoft.ContainerRegistry/registries/repositories/content/read"),
	azureRow("pushes", "push", "push images to the registry", "T1525", "container-registry/container-registry-rbac-built-in-roles-overview", Call, "Microsoft.ContainerRegistry/registries/push/write"),
	azureRow("pushes", "push-content", "push images to the registry", "T1525", "container-registry/container-registry-rbac-built-in-roles-overview", Call, "@Microsoft.ContainerRegistry/registries/repositories/content/write"),
	azureRow("pushes", "import-image", "import images into the registry", "T1525", "container-registry/container-registry-import-images", Call, "Microsoft.ContainerRegistry/registries/importImage/action"),
}

// unlessSet returns what tells whether an attribute, which may be unknown, is not of a value
// that it does not have by default.
func unlessSet(attr string, closed bool) func(*world, *model.Resource, *grant) bool {
	return func(_ *world, r *model.Resource, g *grant) bool {
		v := r.Value.Get(attr)
		if on, ok := v.AsBool(); ok && on == closed {
			return false
		}
		if v.Is(model.Unknown) {
			g.assume(attr + " of " + string(r.Address) + " is as it is by default")
		}
		return true
	}
}

// byRoles tells whether a vault goes by roles: yes, no or unknown. It goes by its access
// policies unless it is told otherwise, and newer versions of Azure's interface by roles:
// https://learn.microsoft.com/azure/key-vault/general/access-control-default.
func (w *world) byRoles(r *model.Resource) answer {
	v := firstOf(r.Value, "rbac_authorization_enabled", "enable_rbac_authorization")
	if !v.IsNull() {
		return boolOf(v, no)
	}
	if len(elems(r.Value.Get("access_policy"))) > 0 {
		return no
	}
	w.memo.Read(&w.azurePolicied.Node)
	if w.azurePolicied.value[placeOf(r)] {
		return no
	}
	return unknown
}

// policiedVaults returns the vaults that have access policies beside them.
func (w *world) policiedVaults() map[place]bool {
	out := map[place]bool{}
	for _, p := range w.all("azurerm_key_vault_access_policy") {
		if to := w.refers(p, p.Value.Get("key_vault_id"), "azurerm_key_vault"); to != nil {
			out[placeOf(to)] = true
		}
	}
	return out
}

// extended returns the machines that users of Entra sign in to, by the extensions that let
// them.
func (w *world) extended() map[place]place {
	out := map[place]place{}
	for _, x := range w.all("azurerm_virtual_machine_extension") {
		typ, _ := x.Value.Get("type").AsString()
		if to := w.refers(x, x.Value.Get("virtual_machine_id"), azureSingles...); to != nil && (strings.HasPrefix(typ, "AADSSHLogin") || strings.HasPrefix(typ, "AADLogin")) {
			out[placeOf(to)] = placeOf(x)
		}
	}
	return out
}

func vaultByRoles(w *world, r *model.Resource, g *grant) bool {
	a := w.byRoles(r)
	if a == unknown {
		g.assume(string(r.Address) + " goes by roles")
	}
	return a != no
}

func vaultByPolicies(w *world, r *model.Resource, g *grant) bool {
	a := w.byRoles(r)
	if a == unknown {
		g.assume(string(r.Address) + " goes by its access policies")
	}
	return a != yes
}

// localAccounts tells whether a cluster has accounts of its own:
// https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad.
var localAccounts = unlessSet("local_account_disabled", true)

// entraBlocks are where clusters say that they know users by Entra, by version of the
// provider.
var entraBlocks = []string{"azure_active_directory_role_based_access_control", "role_based_access_control"}

func withoutEntra(w *world, r *model.Resource, g *grant) bool {
	return localAccounts(w, r, g) && !slices.ContainsFunc(entraBlocks, func(b string) bool { return len(elems(r.Value.Get(b))) > 0 })
}

func azureRBAC(_ *world, r *model.Resource, g *grant) bool {
	for _, b := range entraBlocks {
		for _, v := range elems(r.Value.Get(b)) {
			on := v.Get("azure_rbac_enabled")
			if on.Is(model.Unknown) {
				g.assume(string(r.Address) + " goes by roles of Azure")
				return true
			}
			if yes, _ := on.AsBool(); yes {
				return true
			}
		}
	}
	return false
}

// takesEntra tells whether users of Entra sign in to a machine, which takes an extension:
// https://learn.microsoft.com/entra/identity/devices/howto-vm-sign-in-azure-ad-linux.
func takesEntra(w *world, r *model.Resource, g *grant) bool {
	w.memo.Read(&w.azureExtended.Node)
	x, ok := w.azureExtended.value[placeOf(r)]
	if ok {
		g.add(Evidence{x.stack, x.address, model.Path{"type"}})
	}
	return ok
}
