package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A googleClass is resources of which an attacker may have the same.
type googleClass struct {
	kind  Kind
	label string // of one of them
	types []string
	// variant is the name of what is had of each of them, where it is less than all: of
	// service accounts, see [googleIdentity.variant].
	variant string
	// takes tells whether one of the types can be had that way; nil where all can.
	takes func(g *google, r *model.Resource) bool
}

// googleClasses are what ways lead to.
var googleClasses = map[string]*googleClass{
	"account":   {kind: Principal, label: "service account", types: []string{"google_service_account"}},
	"delegate":  {kind: Principal, label: "service account that delegates", types: []string{"google_service_account"}, variant: "delegating"},
	"identity":  {kind: Principal, label: "service account's identity token", types: []string{"google_service_account"}, variant: "with an identity token"},
	"hmac":      {kind: Principal, label: "service account's HMAC key", types: []string{"google_service_account"}, variant: "with an HMAC key"},
	"machine":   {kind: Compute, label: "instance", types: googleMachines},
	"patched":   {kind: Compute, label: "instance with the agent of VM Manager", types: googleMachines, takes: (*google).patched},
	"trigger":   {kind: Compute, label: "trigger of builds", types: []string{"google_cloudbuild_trigger"}},
	"login":     {kind: Login, label: "instance by OS Login", types: googleMachines},
	"signin":    {kind: Login, label: "instance by OS Login and a tunnel of IAP", types: googleMachines, variant: "through a tunnel of IAP"},
	"tunnel":    {kind: Place, label: "tunnel of IAP to an instance", types: googleMachines, variant: "behind a tunnel of IAP"},
	"function":  {kind: Compute, label: "function", types: []string{"google_cloudfunctions_function", "google_cloudfunctions2_function"}},
	"service":   {kind: Compute, label: "Cloud Run service", types: []string{"google_cloud_run_service", "google_cloud_run_v2_service"}},
	"job":       {kind: Compute, label: "Cloud Run job", types: []string{"google_cloud_run_v2_job"}},
	"dataproc":  {kind: Compute, label: "Dataproc cluster", types: []string{"google_dataproc_cluster"}},
	"composer":  {kind: Compute, label: "Composer environment", types: []string{"google_composer_environment"}},
	"notebook":  {kind: Compute, label: "notebook", types: []string{"google_notebooks_instance", "google_workbench_instance"}},
	"workflow":  {kind: Compute, label: "workflow", types: []string{"google_workflows_workflow"}},
	"callable":  {kind: Reach, label: "service", types: []string{"google_cloud_run_service", "google_cloud_run_v2_service", "google_cloudfunctions2_function"}},
	"callable1": {kind: Reach, label: "function of the first generation", types: []string{"google_cloudfunctions_function"}},
	"cluster":   {kind: Admin, label: "GKE cluster", types: []string{"google_container_cluster"}},
	"pods":      {kind: Compute, label: "new pod of a GKE cluster", types: []string{"google_container_cluster"}},
	"podexec":   {kind: Compute, label: "pod of a GKE cluster", types: []string{"google_container_cluster"}, variant: "a pod"},
	"gkesecret": {kind: Secrets, label: "GKE cluster", types: []string{"google_container_cluster"}},

	"pushes":  {kind: Write, label: "repository of artifacts", types: []string{"google_artifact_registry_repository"}},
	"writes":  {kind: Write, label: "bucket that code comes from", types: []string{"google_storage_bucket"}},
	"commits": {kind: Write, label: "source repository", types: []string{"google_sourcerepo_repository"}},

	"bucket":       {kind: Read, label: "bucket", types: []string{"google_storage_bucket"}},
	"secret":       {kind: Read, label: "secret", types: []string{"google_secret_manager_regional_secret", "google_secret_manager_secret"}},
	"dataset":      {kind: Read, label: "dataset", types: []string{"google_bigquery_dataset"}},
	"table":        {kind: Read, label: "table", types: []string{"google_bigquery_table"}},
	"key":          {kind: Read, label: "key", types: []string{"google_kms_crypto_key"}},
	"topic":        {kind: Read, label: "topic", types: []string{"google_pubsub_topic"}},
	"subscription": {kind: Read, label: "subscription", types: []string{"google_pubsub_subscription"}},
	"database":     {kind: Read, label: "Cloud SQL instance", types: []string{"google_sql_database_instance"}},
	"spanner":      {kind: Read, label: "Spanner database", types: []string{"google_spanner_database"}},
	"firestore":    {kind: Read, label: "Firestore database", types: []string{"google_firestore_database"}},
	"bigtable":     {kind: Read, label: "Bigtable instance", types: []string{"google_bigtable_instance", "google_bigtable_table"}},
	"disk":         {kind: Read, label: "disk", types: []string{"google_compute_disk", "google_compute_region_disk"}},
	"snapshot":     {kind: Read, label: "snapshot", types: []string{"google_compute_snapshot"}},
	"image":        {kind: Read, label: "image", types: []string{"google_compute_image", "google_compute_machine_image"}},
	"registry":     {kind: Read, label: "repository of artifacts", types: []string{"google_artifact_registry_repository"}},
	"source":       {kind: Read, label: "source repository", types: []string{"google_sourcerepo_repository"}},
	"apikey":       {kind: Read, label: "API key", types: []string{"google_apikeys_key"}},
}

// googleMachines are the types of virtual machines.
var googleMachines = []string{"google_compute_instance", "google_compute_instance_from_template", "google_compute_instance_group_manager", "google_compute_region_instance_group_manager"}

// A googleWay is a row of the catalogue: which permissions it takes to get one of a
// class.
type googleWay struct {
	Method
	class string
	// permissions are all that it takes, the first of them on what is gained, the others
	// where that lies.
	permissions string
	level       Level
	// acts tells that it also takes acting as the service account of what is gained.
	acts bool
	// enforced is a constraint that keeps it from working.
	enforced string
}

const (
	googleImpersonation = "https://cloud.google.com/iam/docs/service-account-impersonation"
	googleAttached      = "https://cloud.google.com/iam/docs/attach-service-accounts"
)

func googleRow(class, id, title, techniques, page string, level Level, permissions string) googleWay {
	if !strings.HasPrefix(page, "https:") {
		page = "https://cloud.google.com/" + page
	}
	return googleWay{Method: Method{ID: "google-" + id, Title: title, Techniques: strings.Fields(techniques), Source: page}, class: class, permissions: permissions, level: level}
}

// deploys is a way to run code with a service account: what Google calls acting as it.
func deploys(id, title, techniques, page, permissions string) googleWay {
	return googleRow("account", id, title, techniques, page, Work, "iam.serviceAccounts.actAs "+permissions)
}

// reuses is a way to run code in something that acts with a service account.
func reuses(class, id, title, techniques, page string, level Level, permissions string) googleWay {
	w := googleRow(class, id, title, techniques, page, level, permissions)
	w.acts = true
	return w
}

// googleWays are the catalogue: of each service's pages about access control, and those
// that describe how its resources get service accounts.
var googleWays = []googleWay{
	googleRow("account", "get-access-token", "get an access token of the service account", "T1528 T1550.001", googleImpersonation, Call, "iam.serviceAccounts.getAccessToken"),
	{Method: googleRow("", "create-service-account-key", "create a key of the service account", "T1098.001", "iam/docs/keys-create-delete", Call, "").Method,
		class: "account", permissions: "iam.serviceAccountKeys.create", level: Call, enforced: "iam.disableServiceAccountKeyCreation"},
	googleRow("account", "sign-jwt", "sign a token of the service account", "T1606 T1550.001", "iam/docs/create-short-lived-credentials-direct#sa-credentials-jwt", Call, "iam.serviceAccounts.signJwt"),
	googleRow("account", "sign-blob", "sign with the service account's key, and so make tokens of it", "T1606 T1550.001", "iam/docs/create-short-lived-credentials-direct#sa-credentials-blob", Call, "iam.serviceAccounts.signBlob"),
	googleRow("account", "set-service-account-policy", "let itself act for the service account", "T1098", "iam/docs/manage-access-service-accounts", Call, "iam.serviceAccounts.setIamPolicy"),
	googleRow("delegate", "implicit-delegation", "have the service account get tokens of others", "T1528", "iam/docs/create-short-lived-credentials-delegated", Call, "iam.serviceAccounts.implicitDelegation"),
	googleRow("identity", "get-openid-token", "get an identity token of the service account", "T1528", "iam/docs/create-short-lived-credentials-direct#sa-credentials-oidc", Call, "iam.serviceAccounts.getOpenIdToken"),
	googleRow("hmac", "create-hmac-key", "create an HMAC key of the service account for Cloud Storage", "T1098.001", "storage/docs/authentication/hmackeys", Call, "storage.hmacKeys.create"),

	deploys("compute-create", "start an instance that acts as the service account", "T1578.002", "compute/docs/access/create-enable-service-accounts-for-instances", "compute.instances.create compute.disks.create compute.instances.setServiceAccount compute.instances.setMetadata compute.subnetworks.use"),
	deploys("functions-create", "create a function that acts as the service account", "T1648", "functions/docs/securing/function-identity", "cloudfunctions.functions.create cloudfunctions.functions.sourceCodeSet"),
	deploys("run-create-service", "create a Cloud Run service that acts as the service account", "T1648", "run/docs/configuring/services/service-identity", "run.services.create"),
	deploys("run-create-job", "run a Cloud Run job that acts as the service account", "T1648", "run/docs/configuring/jobs/service-identity", "run.jobs.create run.jobs.run"),
	deploys("build-create", "run a build that acts as the service account", "T1648", "build/docs/securing-builds/configure-user-specified-service-accounts", "cloudbuild.builds.create"),
	deploys("composer-create", "create a Composer environment that acts as the service account", "T1648", "composer/docs/composer-3/access-control", "composer.environments.create"),
	deploys("dataflow-create", "run a Dataflow job that acts as the service account", "T1648", "dataflow/docs/concepts/security-and-permissions", "dataflow.jobs.create"),
	deploys("dataproc-create", "create a Dataproc cluster that acts as the service account", "T1648", "dataproc/docs/concepts/configuring-clusters/service-accounts", "dataproc.clusters.create dataproc.jobs.create dataproc.clusters.use"),
	deploys("dataproc-batch", "run a Dataproc batch that acts as the service account", "T1648", "dataproc-serverless/docs/concepts/service-account", "dataproc.batches.create"),
	deploys("datafusion-create", "create a Data Fusion instance that acts as the service account", "T1648", "data-fusion/docs/concepts/service-accounts", "datafusion.instances.create"),
	deploys("scheduler-create", "schedule calls that have a token of the service account", "T1053", "scheduler/docs/http-target-auth", "cloudscheduler.jobs.create"),
	deploys("tasks-create", "create tasks that have a token of the service account", "T1648", "tasks/docs/creating-http-target-tasks", "cloudtasks.tasks.create"),
	deploys("workflows-create", "run a workflow that acts as the service account", "T1648", "workflows/docs/authentication", "workflows.workflows.create workflows.executions.create"),
	deploys("notebooks-create", "create a notebook that acts as the service account", "T1578.002", "vertex-ai/docs/workbench/instances/manage-access-jupyterlab", "notebooks.instances.create"),
	deploys("vertex-job", "run a Vertex AI job that acts as the service account", "T1648", "vertex-ai/docs/general/custom-service-account", "aiplatform.customJobs.create"),
	deploys("vertex-pipeline", "run a Vertex AI pipeline that acts as the service account", "T1648", "vertex-ai/docs/pipelines/configure-project", "aiplatform.pipelineJobs.create"),
	deploys("vertex-tuning", "run a tuning job of Vertex AI that acts as the service account", "T1648", "vertex-ai/docs/general/custom-service-account", "aiplatform.hyperparameterTuningJobs.create"),
	deploys("vertex-endpoint", "deploy a model whose container acts as the service account", "T1648", "vertex-ai/docs/general/custom-service-account", "aiplatform.endpoints.deploy aiplatform.models.upload"),
	deploys("vertex-notebook", "run a notebook of Vertex AI that acts as the service account", "T1648", "vertex-ai/docs/colab/create-runtime", "aiplatform.notebookExecutionJobs.create"),
	deploys("scheduler-update", "change a scheduled call to have a token of the service account", "T1053", "scheduler/docs/http-target-auth", "cloudscheduler.jobs.update"),
	deploys("batch-create", "run a batch job that acts as the service account", "T1648", "batch/docs/create-run-job-custom-service-account", "batch.jobs.create"),
	deploys("appengine-create", "deploy a version of the app that acts as the service account", "T1648", "appengine/docs/standard/user-managed-service-accounts", "appengine.versions.create"),
	deploys("gke-create", "create a GKE cluster whose nodes act as the service account", "T1578.002", "kubernetes-engine/docs/how-to/iam", "container.clusters.create"),
	deploys("deployment-create", "create a deployment that has instances act as the service account", "T1648", "deployment-manager/docs/access-control", "deploymentmanager.deployments.create"),

	reuses("machine", "set-metadata", "give the instance an SSH key or a startup script", "T1098.004 T1037", "compute/docs/connect/restrict-ssh-keys", Work, "compute.instances.setMetadata"),
	reuses("machine", "set-project-metadata", "give all instances of the project an SSH key or a startup script", "T1098.004 T1037", "compute/docs/metadata/setting-custom-metadata", Wait, "compute.projects.setCommonInstanceMetadata"),
	reuses("login", "os-login", "sign in to instances with OS Login", "T1021.004", "compute/docs/oslogin/set-up-oslogin", Call, "compute.instances.osLogin"),
	reuses("login", "os-admin-login", "sign in to instances as root with OS Login", "T1021.004", "compute/docs/oslogin/set-up-oslogin", Call, "compute.instances.osAdminLogin"),
	reuses("signin", "iap-os-login", "sign in to instances with OS Login through a tunnel of IAP", "T1021.004 T1572", "compute/docs/oslogin/set-up-oslogin", Call, "compute.instances.osLogin iap.tunnelInstances.accessViaIAP"),
	googleRow("tunnel", "iap-tunnel", "open tunnels to instances", "T1572", "iap/docs/using-tcp-forwarding", Call, "iap.tunnelInstances.accessViaIAP"),
	reuses("machine", "set-instance-policy", "let itself administer the instance", "T1098", "compute/docs/access/managing-access-to-resources", Work, "compute.instances.setIamPolicy"),
	googleRow("patched", "osconfig-policy", "have an agent run a script on the instance by an OS policy", "T1651", "compute/docs/os-configuration-management/create-os-policy-assignment", Work, "osconfig.osPolicyAssignments.create"),
	googleRow("patched", "osconfig-patch", "have an agent run a script on the instance before it is patched", "T1651", "compute/docs/os-patch-management/create-patch-job", Work, "osconfig.patchJobs.exec"),
	googleRow("patched", "osconfig-deployment", "have an agent run a script on the instance at a time", "T1651 T1053", "compute/docs/os-patch-management/schedule-patch-jobs", Wait, "osconfig.patchDeployments.create"),
	reuses("trigger", "build-update-trigger", "change what a trigger builds", "T1648", "build/docs/iam-roles-permissions", Work, "cloudbuild.builds.update cloudbuild.builds.create"),
	reuses("function", "functions-update", "replace the function's code", "T1525 T1648", "functions/docs/reference/iam/permissions", Work, "cloudfunctions.functions.update cloudfunctions.functions.sourceCodeSet"),
	reuses("service", "run-update-service", "replace what the service runs", "T1525 T1648", "run/docs/reference/iam/permissions", Work, "run.services.update"),
	reuses("job", "run-update-job", "replace what the job runs", "T1525 T1648", "run/docs/reference/iam/permissions", Work, "run.jobs.update run.jobs.run"),
	googleRow("job", "run-job-override", "run the job with another command", "T1648", "run/docs/execute/jobs#override-job-configuration", Call, "run.jobs.runWithOverrides run.jobs.run"),
	googleRow("dataproc", "dataproc-submit", "submit a job to the cluster", "T1651", "dataproc/docs/concepts/iam/iam", Call, "dataproc.clusters.use dataproc.jobs.create"),
	googleRow("composer", "composer-command", "run a command of Airflow in the environment", "T1651", "composer/docs/composer-3/access-airflow-cli", Work, "composer.environments.executeAirflowCommand"),
	reuses("composer", "composer-update", "install packages of its own in the environment", "T1648", "composer/docs/composer-3/install-python-dependencies", Work, "composer.environments.update"),
	googleRow("notebook", "set-notebook-policy", "let itself use the notebook", "T1098", "vertex-ai/docs/workbench/managed/iam", Work, "notebooks.instances.setIamPolicy"),
	reuses("workflow", "workflows-update", "change what the workflow does", "T1648", "workflows/docs/access-control", Work, "workflows.workflows.update workflows.executions.create"),

	googleRow("pushes", "push-image", "push images to the repository", "T1525 T1195.002", "artifact-registry/docs/access-control", Call, "artifactregistry.repositories.uploadArtifacts"),
	googleRow("writes", "write-code", "replace objects of the bucket", "T1525 T1195.002", "storage/docs/access-control/iam-permissions", Call, "storage.objects.create storage.objects.delete"),
	googleRow("commits", "push-code", "push to the repository", "T1195.002", "source-repositories/docs/configure-access-control", Call, "source.repos.update"),

	googleRow("cluster", "gke-bind", "give itself any rights in the cluster", "T1098.006", "kubernetes-engine/docs/how-to/role-based-access-control#iam-interaction", Call, "container.clusterRoleBindings.create container.roles.bind"),
	googleRow("pods", "gke-create-pod", "run pods in the cluster", "T1610", "kubernetes-engine/docs/how-to/iam", Call, "container.pods.create"),
	googleRow("podexec", "gke-exec", "run commands in the cluster's pods", "T1609", "kubernetes-engine/docs/how-to/iam", Call, "container.pods.exec"),
	googleRow("gkesecret", "gke-secrets", "read the secrets of the cluster", "T1552.007", "kubernetes-engine/docs/how-to/iam", Call, "container.secrets.get"),
}

// googleReads are the ways to read stores.
var googleReads = []googleWay{
	googleRow("bucket", "read-bucket", "read objects of the bucket", "T1530", "storage/docs/access-control/iam-permissions", Call, "storage.objects.get"),
	googleRow("bucket", "set-bucket-policy", "let itself read the bucket", "T1098 T1530", "storage/docs/access-control/iam-permissions", Work, "storage.buckets.setIamPolicy"),
	googleRow("secret", "read-secret", "read the secret", "T1555.006", "secret-manager/docs/access-control", Call, "secretmanager.versions.access"),
	googleRow("secret", "set-secret-policy", "let itself read the secret", "T1098 T1555.006", "secret-manager/docs/access-control", Work, "secretmanager.secrets.setIamPolicy"),
	googleRow("dataset", "read-dataset", "read the tables of the dataset", "T1530", "bigquery/docs/access-control", Call, "bigquery.tables.getData"),
	googleRow("dataset", "set-dataset-policy", "let itself read the dataset", "T1098 T1530", "bigquery/docs/control-access-to-resources-iam", Work, "bigquery.datasets.setIamPolicy"),
	googleRow("dataset", "update-dataset", "let itself read the dataset by its list of access", "T1098 T1530", "bigquery/docs/access-control", Work, "bigquery.datasets.update"),
	googleRow("table", "read-table", "read the table", "T1530", "bigquery/docs/access-control", Call, "bigquery.tables.getData"),
	googleRow("table", "set-table-policy", "let itself read the table", "T1098 T1530", "bigquery/docs/control-access-to-resources-iam", Work, "bigquery.tables.setIamPolicy"),
	googleRow("key", "decrypt", "decrypt with the key", "T1552", "kms/docs/reference/permissions-and-roles", Call, "cloudkms.cryptoKeyVersions.useToDecrypt"),
	googleRow("key", "set-key-policy", "let itself decrypt with the key", "T1098", "kms/docs/reference/permissions-and-roles", Work, "cloudkms.cryptoKeys.setIamPolicy"),
	googleRow("topic", "subscribe", "subscribe to the topic", "T1530", "pubsub/docs/access-control", Call, "pubsub.topics.attachSubscription pubsub.subscriptions.create"),
	googleRow("topic", "set-topic-policy", "let itself subscribe to the topic", "T1098 T1530", "pubsub/docs/access-control", Work, "pubsub.topics.setIamPolicy"),
	googleRow("subscription", "consume", "take messages from the subscription", "T1530", "pubsub/docs/access-control", Call, "pubsub.subscriptions.consume"),
	googleRow("subscription", "set-subscription-policy", "let itself take messages from the subscription", "T1098 T1530", "pubsub/docs/access-control", Work, "pubsub.subscriptions.setIamPolicy"),
	googleRow("database", "sql-export", "export the databases", "T1530", "sql/docs/mysql/iam-permissions", Work, "cloudsql.instances.export"),
	googleRow("database", "sql-set-password", "set a password of the database and connect", "T1098 T1213.006", "sql/docs/mysql/iam-permissions", Work, "cloudsql.users.update cloudsql.instances.connect"),
	googleRow("spanner", "spanner-select", "read the database", "T1213.006", "spanner/docs/iam", Call, "spanner.databases.select"),
	googleRow("spanner", "set-spanner-policy", "let itself read the database", "T1098", "spanner/docs/iam", Work, "spanner.databases.setIamPolicy"),
	googleRow("firestore", "read-entities", "read the database", "T1213.006", "firestore/native/docs/security/iam", Call, "datastore.entities.get"),
	googleRow("bigtable", "read-rows", "read the tables", "T1213.006", "bigtable/docs/access-control", Call, "bigtable.tables.readRows"),
	googleRow("bigtable", "set-bigtable-policy", "let itself read the tables", "T1098", "bigtable/docs/access-control", Work, "bigtable.instances.setIamPolicy"),
	googleRow("disk", "snapshot-disk", "make a snapshot of the disk and read that", "T1578.001 T1530", "compute/docs/disks/create-snapshots", Work, "compute.disks.createSnapshot compute.snapshots.create compute.snapshots.useReadOnly compute.disks.create"),
	googleRow("disk", "set-disk-policy", "let others use the disk", "T1537", "compute/docs/access/managing-access-to-resources", Work, "compute.disks.setIamPolicy"),
	googleRow("snapshot", "use-snapshot", "make a disk of the snapshot and read that", "T1530", "compute/docs/disks/restore-snapshot", Work, "compute.snapshots.useReadOnly"),
	googleRow("snapshot", "set-snapshot-policy", "let others use the snapshot", "T1537", "compute/docs/access/managing-access-to-resources", Work, "compute.snapshots.setIamPolicy"),
	googleRow("image", "use-image", "start an instance of the image and read that", "T1530", "compute/docs/images/managing-access-custom-images", Work, "compute.images.useReadOnly"),
	googleRow("image", "set-image-policy", "let others use the image", "T1537", "compute/docs/images/managing-access-custom-images", Work, "compute.images.setIamPolicy"),
	googleRow("registry", "pull", "pull artifacts of the repository", "T1552 T1530", "artifact-registry/docs/access-control", Call, "artifactregistry.repositories.downloadArtifacts"),
	googleRow("registry", "set-registry-policy", "let itself pull artifacts of the repository", "T1098", "artifact-registry/docs/access-control", Work, "artifactregistry.repositories.setIamPolicy"),
	googleRow("source", "read-source", "read the repository", "T1213.003", "source-repositories/docs/configure-access-control", Call, "source.repos.get"),
	googleRow("apikey", "get-key-string", "look at the API key", "T1552", "api-keys/docs/overview", Call, "apikeys.keys.getKeyString"),
}

// googleInvokes are the ways to call what answers those alone whom it knows.
var googleInvokes = []googleWay{
	googleRow("callable", "run-invoke", "call the service, as its policy lets it", "T1190", "run/docs/securing/managing-access", Given, "run.routes.invoke"),
	googleRow("callable1", "functions-invoke", "call the function, as its policy lets it", "T1190", "functions/docs/securing/managing-access-iam", Given, "cloudfunctions.functions.invoke"),
}

func googleMethod(id, title, techniques, page string) Method {
	row := googleRow("", id, title, techniques, page, Given, "")
	return row.Method
}

// What is no way of its own.
var (
	googleMember      = googleMethod("group-member", "do what the group may", "T1078.004", "iam/docs/groups-in-cloud-console")
	googleAmong       = googleMethod("among", "choose this one", "T1078.004", "resource-manager/docs/cloud-platform-resource-hierarchy")
	googleOwns        = googleMethod("owner", "do anything in the project", "T1078.004", "iam/docs/roles-overview#basic")
	googleSetsPolicy  = googleMethod("set-iam-policy", "give itself any role", "T1098.003", "resource-manager/docs/access-control-proj")
	googleUpdatesRole = googleMethod("update-role", "add any permission to its own role", "T1098.003", "iam/docs/creating-custom-roles")
	googleLifts       = googleMethod("lift-constraint", "lift the organization's policy and create a key of the service account", "T1562 T1098.001", "resource-manager/docs/organization-policy/overview")
	googleMetadata    = googleMethod("metadata-token", "get a token of the service account from the metadata server", "T1552.005", "compute/docs/access/authenticate-workloads")
	googleScoped      = googleMethod("metadata-scoped-token", "get a token of the service account, for some services, from the metadata server", "T1552.005", "compute/docs/access/service-accounts#scopes_best_practice")
	googlePublic      = googleMethod("public-policy", "read it, as its policy lets everybody", "T1530", "iam/docs/principals-overview")
	googleConvenience = googleMethod("basic-role", "do what those with a basic role of the project may", "T1078.004", "storage/docs/access-control/iam#convenience-values")
	googlePublicACL   = googleMethod("public-acl", "read it, as its ACL lets everybody", "T1530", "storage/docs/access-control/lists")
	googleUnguarded   = googleMethod("run-unguarded", "call the service, which asks nobody who they are", "T1190", "run/docs/securing/managing-access#invoker_check")
	googleApp         = googleMethod("app-engine", "send requests to the app", "T1190", "appengine/docs/standard/application-security")
	googleAnyIdentity = googleMethod("federation-any", "be an identity of the pool with a token of any repository", "T1199 T1550.001", "iam/docs/best-practices-for-using-workload-identity-federation")
	googleContribute  = googleMethod("federation-contributor", "be an identity of the pool with a token of any branch or pull request", "T1199 T1550.001", "iam/docs/best-practices-for-using-workload-identity-federation")
	googleForeign     = googleMethod("federation-external-account", "be an identity of the pool, which trusts an account of AWS", "T1199", "iam/docs/workload-identity-federation-with-other-clouds")
	googlePodToken    = googleMethod("gke-node-token", "get a token of the nodes' service account from the metadata server", "T1552.005", "kubernetes-engine/docs/how-to/workload-identity")
	googleClusterRuns = googleMethod("gke-administrator-runs", "run pods in the cluster", "T1610", "kubernetes-engine/docs/how-to/iam")
	googleABAC        = googleMethod("gke-legacy-abac", "do anything in the cluster, whose legacy authorization lets every account", "T1078.001", "kubernetes-engine/docs/how-to/hardening-your-cluster#leave_abac_disabled")
	googleEndpoint    = googleMethod("gke-endpoint", "send requests to the control plane", "T1133", "kubernetes-engine/docs/concepts/network-isolation")
	googleWorkload    = googleMethod("gke-workload-identity", "get a token of the service account", "T1552.005 T1078.004", "kubernetes-engine/docs/how-to/workload-identity")
	googleObjects     = googleMethod("gke-cluster-objects", "do anything to the objects of the cluster", "T1078", "kubernetes-engine/docs/how-to/role-based-access-control")
	googleSupplies    = googleMethod("supply", "have other code run there", "T1525 T1195.002", "software-supply-chain-security/docs/overview")
	googleBuilds      = googleMethod("build-default-account", "run a build with the service account of Cloud Build", "T1648", "build/docs/cloud-build-service-account")
	googleDeploys     = googleMethod("deployment-manager", "create resources with the service agent of Google's APIs", "T1648", "deployment-manager/docs/access-control")
	googleLooks       = googleMethod("look-at-key", "look at what code is given, and use the service account's key that is in it", "T1552 T1078.004", "compute/docs/metadata/overview")
	googleHasKey      = googleMethod("stored-key", "use the service account's key that is in it", "T1552.001 T1078.004", "iam/docs/best-practices-for-managing-service-account-keys")
)
