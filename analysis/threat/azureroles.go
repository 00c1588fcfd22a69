package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// An azureRole is what a role lets do: of the control plane and of data, by operations
// that may hold wildcards, less those that it leaves out:
// https://learn.microsoft.com/azure/role-based-access-control/role-definitions.
type azureRole struct {
	blocks []azureBlock
	// unsure tells that the code does not tell all of it.
	unsure bool
	asked  map[string]bool
	takes  []bool // of [azureOperations], which it lets do
}

// lets reports whether a role lets somebody do an operation of the catalogue.
func (r *azureRole) lets(operation int) bool {
	if r.takes == nil {
		for _, name := range azureOperations {
			r.takes = append(r.takes, r.may(name))
		}
	}
	return r.takes[operation]
}

// An azureBlock is a set of permissions of a role: what one leaves out another may give.
type azureBlock struct{ actions, without, data, withoutData []string }

// may reports whether a role lets somebody do an operation, one on data where it begins
// with "@".
func (r *azureRole) may(operation string) bool {
	if ok, known := r.asked[operation]; known {
		return ok
	}
	name, data := strings.CutPrefix(operation, "@")
	ok := slices.ContainsFunc(r.blocks, func(b azureBlock) bool {
		if data {
			return covers(b.data, name) && !covers(b.withoutData, name)
		}
		return covers(b.actions, name) && !covers(b.without, name)
	})
	if r.asked == nil {
		r.asked = map[string]bool{}
	}
	r.asked[operation] = ok
	return ok
}

// covers reports whether one of some patterns, which may hold wildcards and whose case
// does not matter, matches an operation:
// https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format.
func covers(patterns []string, operation string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		return model.Address(strings.ToLower(operation)).Match(strings.ReplaceAll(strings.ToLower(p), "?", "\x00"))
	})
}

// customRole reads a role of the code's own.
func customRole(v *model.Value) *azureRole {
	r := &azureRole{}
	for _, p := range elems(v.Get("permissions")) {
		var b azureBlock
		var known [4]bool
		b.actions, known[0] = texts(p, "actions")
		b.without, known[1] = texts(p, "not_actions")
		b.data, known[2] = texts(p, "data_actions")
		b.withoutData, known[3] = texts(p, "not_data_actions")
		r.unsure = r.unsure || slices.Contains(known[:], false)
		r.blocks = append(r.blocks, b)
	}
	return r
}

// builtin returns the built-in role of a name, or of the id at the end of a path.
func (a *azureIdentities) builtin(name string) (*azureRole, bool) {
	name = strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
	if of, ok := azureRoleIDs[name]; ok {
		name = strings.ToLower(of)
	}
	role := a.roles[name]
	if text, ok := azureBuiltinByName[name]; ok && role == nil {
		role = parseRole(text)
		a.roles[name] = role
	}
	return role, role != nil
}

var azureBuiltinByName = func() map[string]string {
	out := map[string]string{}
	for name, text := range azureBuiltin {
		out[strings.ToLower(name)] = text
	}
	return out
}()

// parseRole reads a row of the table: operations, "-" before those that are left out, "@"
// before those on data.
func parseRole(text string) *azureRole {
	var b azureBlock
	for op := range strings.FieldsSeq(text) {
		without, isWithout := strings.CutPrefix(op, "-")
		data, isData := strings.CutPrefix(without, "@")
		switch {
		case isWithout && isData:
			b.withoutData = append(b.withoutData, data)
		case isWithout:
			b.without = append(b.without, without)
		case isData:
			b.data = append(b.data, data)
		default:
			b.actions = append(b.actions, op)
		}
	}
	return &azureRole{blocks: []azureBlock{b}}
}

// azureRoleIDs are the ids of built-in roles that code names by them, of
// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles.
var azureRoleIDs = map[string]string{
	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
	"b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
	"acdd72a7-3385-48ef-bd42-f606fba81ae7": "Reader",
	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
	"f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
	"9980e02c-c2be-4d73-94e8-173b1dc7cf3c": "Virtual Machine Contributor",
	"1c0163c0-47e6-4577-8991-ea5c82e286e4": "Virtual Machine Administrator Login",
	"fb879df8-f326-4884-b1cf-06f3ad86be52": "Virtual Machine User Login",
	"17d1049b-9a84-46fb-8f53-869881c3d3ab": "Storage Account Contributor",
	"81a9662b-bebf-436f-a333-f67b29880f12": "Storage Account Key Operator Service Role",
	"ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
	"b7e6dc6d-f1e8-4753-8033-0f276bb0955b": "Storage Blob Data Owner",
	"2a2b9908-6ea1-4ae2-8e65-a410df84e7d1": "Storage Blob Data Reader",
	"00482a5a-887f-4fb3-b363-3b7fe8e74483": "Key Vault Administrator",
	"f25e0fa2-a7c8-4377-a976-54943a77a395": "Key Vault Contributor",
	"b86a8fe4-44ce-4948-aee5-eccb2c155cd7": "Key Vault Secrets Officer",
	"4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
	"de139f84-1756-47ae-9be6-808fbbe84772": "Website Contributor",
	"f1a07417-d97a-45cb-824c-7a7467783830": "Managed Identity Operator",
	"e40ec5ca-96e0-45a2-b4ff-59039f2c2b59": "Managed Identity Contributor",
	"f353d9bd-d4a6-484e-a77a-8050b599b867": "Automation Contributor",
	"87a39d53-fc1b-424a-814c-f7e04687dc9e": "Logic App Contributor",
	"92aaf0da-9dab-42b6-94a3-d43ce8d16293": "Log Analytics Contributor",
	"7f951dda-4ed3-4680-a7ca-43fe172d538d": "AcrPull",
	"8311e382-0749-4cb8-b61a-304f252e45ec": "AcrPush",
	"0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8": "Azure Kubernetes Service Cluster Admin Role",
	"4abbcc35-e782-43d8-92c5-2d3f1bd2253f": "Azure Kubernetes Service Cluster User Role",
	"ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8": "Azure Kubernetes Service Contributor Role",
	"b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b": "Azure Kubernetes Service RBAC Cluster Admin",
	"6d8ee4ec-f05a-4a1d-8b00-a9b17e38b437": "SQL Server Contributor",
	"5bd9cd88-fe45-4216-938b-f97437e15450": "DocumentDB Account Contributor",
}

// azureBuiltin are built-in roles, as far as what they let do opens anything, from
// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles.
var azureBuiltin = map[string]string{
	"Owner":                     "*",
	"Contributor":               "* -Microsoft.Authorization/*/Delete -Microsoft.Authorization/*/Write -Microsoft.Authorization/elevateAccess/Action -Microsoft.Blueprint/blueprintAssignments/write -Microsoft.Compute/galleries/share/action",
	"Reader":                    "*/read",
	"User Access Administrator": "*/read Microsoft.Authorization/*",
	"Role Based Access Control Administrator": "Microsoft.Authorization/roleAssignments/write Microsoft.Authorization/roleAssignments/delete */read",

	"Virtual Machine Contributor":         "Microsoft.Compute/virtualMachines/* Microsoft.Compute/virtualMachineScaleSets/* Microsoft.Compute/disks/write Microsoft.Compute/disks/read Microsoft.Storage/storageAccounts/listKeys/action Microsoft.Storage/storageAccounts/read Microsoft.Resources/deployments/*",
	"Virtual Machine Administrator Login": "Microsoft.Compute/virtualMachines/*/read @Microsoft.Compute/virtualMachines/login/action @Microsoft.Compute/virtualMachines/loginAsAdmin/action",
	"Virtual Machine User Login":          "Microsoft.Compute/virtualMachines/*/read @Microsoft.Compute/virtualMachines/login/action",
	"Avere Contributor":                   "Microsoft.Compute/virtualMachines/* Microsoft.Compute/disks/* Microsoft.Storage/*/read",
	"Classic Virtual Machine Contributor": "",
	"Disk Snapshot Contributor":           "Microsoft.Compute/disks/beginGetAccess/action Microsoft.Compute/snapshots/beginGetAccess/action Microsoft.Compute/snapshots/write Microsoft.Compute/snapshots/read Microsoft.Storage/storageAccounts/listkeys/action",
	"Disk Backup Reader":                  "Microsoft.Compute/disks/read Microsoft.Compute/disks/beginGetAccess/action",
	"Data Operator for Managed Disks":     "@Microsoft.Compute/disks/download/action @Microsoft.Compute/snapshots/download/action",

	"Website Contributor":                        "Microsoft.Web/sites/* Microsoft.Web/certificates/* Microsoft.Resources/deployments/*",
	"Web Plan Contributor":                       "Microsoft.Web/serverFarms/*",
	"Logic App Contributor":                      "Microsoft.Logic/* Microsoft.Web/connections/* Microsoft.Resources/deployments/* Microsoft.Storage/storageAccounts/listkeys/action",
	"Logic App Operator":                         "Microsoft.Logic/*/read Microsoft.Logic/workflows/disable/action Microsoft.Logic/workflows/enable/action",
	"Data Factory Contributor":                   "Microsoft.DataFactory/factories/* Microsoft.Resources/deployments/*",
	"Automation Contributor":                     "Microsoft.Automation/automationAccounts/* Microsoft.Resources/deployments/*",
	"Automation Job Operator":                    "Microsoft.Automation/automationAccounts/jobs/write Microsoft.Automation/automationAccounts/jobs/read",
	"Automation Operator":                        "Microsoft.Automation/automationAccounts/jobs/write Microsoft.Automation/automationAccounts/jobSchedules/write",
	"Log Analytics Contributor":                  "*/read Microsoft.Compute/virtualMachines/extensions/* Microsoft.HybridCompute/machines/extensions/write Microsoft.OperationalInsights/* Microsoft.Storage/storageAccounts/listKeys/action",
	"Container Apps Contributor":                 "Microsoft.App/containerApps/* Microsoft.App/managedEnvironments/*",
	"Container Apps Jobs Operator":               "Microsoft.App/jobs/*/read Microsoft.App/jobs/start/action Microsoft.App/jobs/stop/action",
	"Container Apps Jobs Contributor":            "Microsoft.App/jobs/*",
	"Azure Container Instances Contributor Role": "Microsoft.ContainerInstance/containerGroups/*",
	"AzureML Data Scientist":                     "Microsoft.MachineLearningServices/workspaces/*/read Microsoft.MachineLearningServices/workspaces/*/action Microsoft.MachineLearningServices/workspaces/*/delete Microsoft.MachineLearningServices/workspaces/*/write -Microsoft.MachineLearningServices/workspaces/delete -Microsoft.MachineLearningServices/workspaces/write -Microsoft.MachineLearningServices/workspaces/computes/*/write -Microsoft.MachineLearningServices/workspaces/computes/*/delete -Microsoft.MachineLearningServices/workspaces/listKeys/action",

	"Managed Identity Operator":                                  "Microsoft.ManagedIdentity/userAssignedIdentities/*/read Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
	"Managed Identity Contributor":                               "Microsoft.ManagedIdentity/userAssignedIdentities/read Microsoft.ManagedIdentity/userAssignedIdentities/write Microsoft.ManagedIdentity/userAssignedIdentities/delete Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/read Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/delete",
	"Managed Identity Federated Identity Credential Contributor": "Microsoft.ManagedIdentity/userAssignedIdentities/read Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write",

	"Storage Account Contributor":                      "Microsoft.Storage/storageAccounts/* Microsoft.Resources/deployments/*",
	"Storage Account Backup Contributor":               "Microsoft.Storage/storageAccounts/objectReplicationPolicies/write Microsoft.Storage/storageAccounts/read",
	"Storage Account Key Operator Service Role":        "Microsoft.Storage/storageAccounts/listkeys/action Microsoft.Storage/storageAccounts/regeneratekey/action",
	"Reader and Data Access":                           "Microsoft.Storage/storageAccounts/listKeys/action Microsoft.Storage/storageAccounts/ListAccountSas/action Microsoft.Storage/storageAccounts/read",
	"Storage Blob Data Owner":                          "Microsoft.Storage/storageAccounts/blobServices/containers/* @Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*",
	"Storage Blob Data Contributor":                    "Microsoft.Storage/storageAccounts/blobServices/containers/read @Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete @Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read @Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
	"Storage Blob Data Reader":                         "Microsoft.Storage/storageAccounts/blobServices/containers/read @Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
	"Storage Queue Data Contributor":                   "@Microsoft.Storage/storageAccounts/queueServices/queues/messages/delete @Microsoft.Storage/storageAccounts/queueServices/queues/messages/read @Microsoft.Storage/storageAccounts/queueServices/queues/messages/write @Microsoft.Storage/storageAccounts/queueServices/queues/messages/process/action",
	"Storage Queue Data Reader":                        "@Microsoft.Storage/storageAccounts/queueServices/queues/messages/read",
	"Storage Queue Data Message Processor":             "@Microsoft.Storage/storageAccounts/queueServices/queues/messages/read @Microsoft.Storage/storageAccounts/queueServices/queues/messages/process/action",
	"Storage Table Data Contributor":                   "@Microsoft.Storage/storageAccounts/tableServices/tables/entities/read @Microsoft.Storage/storageAccounts/tableServices/tables/entities/write @Microsoft.Storage/storageAccounts/tableServices/tables/entities/delete",
	"Storage Table Data Reader":                        "@Microsoft.Storage/storageAccounts/tableServices/tables/entities/read",
	"Storage File Data Privileged Contributor":         "@Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read @Microsoft.Storage/storageAccounts/fileServices/fileshares/files/write @Microsoft.Storage/storageAccounts/fileServices/readFileBackupSemantics/action",
	"Storage File Data Privileged Reader":              "@Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read @Microsoft.Storage/storageAccounts/fileServices/readFileBackupSemantics/action",
	"Storage File Data SMB Share Contributor":          "@Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read @Microsoft.Storage/storageAccounts/fileServices/fileshares/files/write",
	"Storage File Data SMB Share Elevated Contributor": "@Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read @Microsoft.Storage/storageAccounts/fileServices/fileshares/files/write @Microsoft.Storage/storageAccounts/fileServices/fileshares/files/modifypermissions/action",
	"Storage File Data SMB Share Reader":               "@Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read",

	"Key Vault Administrator":             "@Microsoft.KeyVault/vaults/*",
	"Key Vault Certificates Officer":      "@Microsoft.KeyVault/vaults/certificates/*",
	"Key Vault Certificate User":          "@Microsoft.KeyVault/vaults/certificates/read @Microsoft.KeyVault/vaults/secrets/getSecret/action @Microsoft.KeyVault/vaults/secrets/readMetadata/action",
	"Key Vault Contributor":               "Microsoft.KeyVault/* -Microsoft.KeyVault/locations/deletedVaults/purge/action -Microsoft.KeyVault/hsmPools/* -Microsoft.KeyVault/managedHsms/*",
	"Key Vault Crypto Officer":            "@Microsoft.KeyVault/vaults/keys/*",
	"Key Vault Crypto User":               "@Microsoft.KeyVault/vaults/keys/read @Microsoft.KeyVault/vaults/keys/decrypt/action @Microsoft.KeyVault/vaults/keys/unwrap/action",
	"Key Vault Reader":                    "Microsoft.KeyVault/*/read @Microsoft.KeyVault/vaults/*/read @Microsoft.KeyVault/vaults/secrets/readMetadata/action",
	"Key Vault Secrets Officer":           "@Microsoft.KeyVault/vaults/secrets/*",
	"Key Vault Secrets User":              "@Microsoft.KeyVault/vaults/secrets/getSecret/action @Microsoft.KeyVault/vaults/secrets/readMetadata/action",
	"Key Vault Data Access Administrator": "Microsoft.Authorization/roleAssignments/write Microsoft.KeyVault/vaults/*/read",

	"DocumentDB Account Contributor":   "Microsoft.DocumentDb/databaseAccounts/* Microsoft.Resources/deployments/*",
	"Cosmos DB Account Reader Role":    "Microsoft.DocumentDB/*/read Microsoft.DocumentDB/databaseAccounts/readonlykeys/action",
	"Cosmos DB Operator":               "Microsoft.DocumentDb/databaseAccounts/* -Microsoft.DocumentDB/databaseAccounts/dataTransferJobs/* -Microsoft.DocumentDB/databaseAccounts/readonlyKeys/* -Microsoft.DocumentDB/databaseAccounts/regenerateKey/* -Microsoft.DocumentDB/databaseAccounts/listKeys/* -Microsoft.DocumentDB/databaseAccounts/listConnectionStrings/* -Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions/write -Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write",
	"Redis Cache Contributor":          "Microsoft.Cache/redis/*",
	"SQL DB Contributor":               "Microsoft.Sql/servers/databases/* Microsoft.Sql/servers/read",
	"SQL Managed Instance Contributor": "Microsoft.Sql/managedInstances/* -Microsoft.Sql/managedInstances/azureADOnlyAuthentications/write",
	"SQL Security Manager":             "Microsoft.Sql/servers/azureADOnlyAuthentications/* Microsoft.Sql/servers/firewallRules/*",
	"SQL Server Contributor":           "Microsoft.Sql/servers/* -Microsoft.Sql/servers/azureADOnlyAuthentications/write",
	"Search Service Contributor":       "Microsoft.Search/searchServices/*",
	"Search Index Data Reader":         "@Microsoft.Search/searchServices/indexes/documents/read",
	"Search Index Data Contributor":    "@Microsoft.Search/searchServices/indexes/documents/*",
	"App Configuration Data Owner":     "@Microsoft.AppConfiguration/configurationStores/*/read @Microsoft.AppConfiguration/configurationStores/*/write",
	"App Configuration Data Reader":    "@Microsoft.AppConfiguration/configurationStores/*/read",
	"Azure Event Hubs Data Owner":      "Microsoft.EventHub/* @Microsoft.EventHub/*",
	"Azure Event Hubs Data Receiver":   "@Microsoft.EventHub/*/receive/action",
	"Azure Event Hubs Data Sender":     "@Microsoft.EventHub/*/send/action",
	"Azure Service Bus Data Owner":     "Microsoft.ServiceBus/* @Microsoft.ServiceBus/*",
	"Azure Service Bus Data Receiver":  "@Microsoft.ServiceBus/*/receive/action",
	"Azure Service Bus Data Sender":    "@Microsoft.ServiceBus/*/send/action",

	"AcrPull":                                     "Microsoft.ContainerRegistry/registries/pull/read",
	"AcrPush":                                     "Microsoft.ContainerRegistry/registries/pull/read Microsoft.ContainerRegistry/registries/push/write",
	"Container Registry Repository Reader":        "@Microsoft.ContainerRegistry/registries/repositories/content/read",
	"Container Registry Repository Writer":        "@Microsoft.ContainerRegistry/registries/repositories/content/read @Microsoft.ContainerRegistry/registries/repositories/content/write",
	"Azure Kubernetes Service Cluster Admin Role": "Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action Microsoft.ContainerService/managedClusters/accessProfiles/listCredential/action Microsoft.ContainerService/managedClusters/read Microsoft.ContainerService/managedClusters/runcommand/action",
	"Azure Kubernetes Service Cluster User Role":  "Microsoft.ContainerService/managedClusters/listClusterUserCredential/action Microsoft.ContainerService/managedClusters/read",
	"Azure Kubernetes Service Contributor Role":   "Microsoft.ContainerService/* Microsoft.Resources/deployments/*",
	"Azure Kubernetes Service RBAC Admin":         "Microsoft.ContainerService/managedClusters/listClusterUserCredential/action @Microsoft.ContainerService/managedClusters/* -@Microsoft.ContainerService/managedClusters/resourcequotas/write -@Microsoft.ContainerService/managedClusters/namespaces/write",
	"Azure Kubernetes Service RBAC Cluster Admin": "Microsoft.ContainerService/managedClusters/listClusterUserCredential/action @Microsoft.ContainerService/managedClusters/*",
	"Azure Kubernetes Service RBAC Reader":        "@Microsoft.ContainerService/managedClusters/pods/read",
	"Azure Kubernetes Service RBAC Writer":        "@Microsoft.ContainerService/managedClusters/pods/* @Microsoft.ContainerService/managedClusters/secrets/* @Microsoft.ContainerService/managedClusters/apps/deployments/*",
}
