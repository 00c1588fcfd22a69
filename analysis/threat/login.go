package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// Some stores answer in a network, to whoever has a login as well: a password that is
// kept somewhere, or a right in AWS. Who has one is told here as a fact, [Login], whatever
// the network; what reaches the store goes on from there.

const neptuneIAM = "https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html"

var (
	storedPassword = method("stored-password", "use the password that is in it", "T1552.001 T1078", "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html")
	managedSecret  = method("managed-master-password", "read the master's password, which the database keeps as a secret", "T1555.006 T1078", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html")
	logsIn         = method("log-in-to-store", "log in to it and read it", "T1213 T1078", "https://attack.mitre.org/techniques/T1213/")
	logsInSomehow  = method("log-in-to-store-somehow", "log in to it and read it", "T1213 T1078", "https://attack.mitre.org/techniques/T1213/")
	logsInDirectly = method("log-in-to-endpoint", "read it by its endpoint, which is in no network", "T1213", "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html")
)

// logins are the rights that let somebody log in, by type. Attributes that have to be on
// stand in when.
var logins = map[string][]way{
	"aws_db_instance": {
		login("rds-reset-master-password", "give the database's master another password", rdsPage, "rds:ModifyDBInstance"),
		when("iam_database_authentication_enabled", login("rds-token", "log in to the database with a token", rdsLogin, "~rds-db:connect")),
	},
	"aws_rds_cluster": {
		login("rds-reset-cluster-password", "give the cluster's master another password", rdsPage, "rds:ModifyDBCluster"),
		when("iam_database_authentication_enabled", login("rds-cluster-token", "log in to the cluster with a token", rdsLogin, "~rds-db:connect")),
	},
	"aws_docdb_cluster": {login("docdb-reset-password", "give the cluster's master another password", "amazonrds", "rds:ModifyDBCluster")},
	"aws_elasticache_replication_group": {
		login("elasticache-connect", "log in to the cache with a token", "amazonelasticache", "elasticache:Connect"),
		login("elasticache-modify-replication-group", "give the cache another password", "amazonelasticache", "elasticache:ModifyReplicationGroup"),
	},
	"aws_elasticache_serverless_cache": {login("elasticache-connect-serverless", "log in to the cache with a token", "amazonelasticache", "elasticache:Connect")},
	"aws_memorydb_cluster": {
		login("memorydb-connect", "log in to the cluster with a token", "amazonmemorydb", "memorydb:Connect"),
		login("memorydb-update-user", "give a user of the cluster another password", "amazonmemorydb", "~memorydb:UpdateUser"),
	},
	"aws_mq_broker": {
		login("mq-create-user", "create a user of the broker", "amazonmq", "mq:CreateUser"),
		login("mq-update-user", "give a user of the broker another password", "amazonmq", "mq:UpdateUser"),
		login("mq-update-broker", "let the broker ask for other credentials", "amazonmq", "mq:UpdateBroker"),
	},
	"aws_msk_cluster": {
		login("kafka-read-data", "read topics of the cluster", "apachekafkaapisforamazonmskclusters", "kafka-cluster:Connect ~kafka-cluster:ReadData"),
		login("kafka-update-security", "let the cluster ask for no credentials", "amazonmanagedstreamingforapachekafka", "kafka:UpdateSecurity"),
	},
	"aws_msk_serverless_cluster": {login("kafka-read-data-serverless", "read topics of the cluster", "apachekafkaapisforamazonmskclusters", "kafka-cluster:Connect ~kafka-cluster:ReadData")},
	"aws_neptune_cluster":        {when("iam_database_authentication_enabled", login("neptune-read-data", "query the graph", "amazonneptune", "~neptune-db:ReadDataViaQuery"))},
	"aws_redshift_cluster": {
		login("redshift-credentials", "log in to the cluster with a password that AWS makes up", "amazonredshift", "~redshift:GetClusterCredentials"),
		login("redshift-credentials-iam", "log in to the cluster as oneself", "amazonredshift", "~redshift:GetClusterCredentialsWithIAM"),
		login("redshift-modify-cluster", "give the cluster's master another password", "amazonredshift", "redshift:ModifyCluster"),
	},
	"aws_redshiftserverless_workgroup": {login("redshift-serverless-credentials", "log in to the workgroup with a password that AWS makes up", "amazonredshiftserverless", "redshift-serverless:GetCredentials")},
	"aws_opensearch_domain":            {login("es-http-get", "query the domain", "amazonopensearchservice", "es:ESHttpGet"), login("es-http-post", "query the domain", "amazonopensearchservice", "es:ESHttpPost")},
	"aws_elasticsearch_domain":         {login("elasticsearch-http-get", "query the domain", "amazonopensearchservice", "es:ESHttpGet"), login("elasticsearch-http-post", "query the domain", "amazonopensearchservice", "es:ESHttpPost")},
	"aws_efs_file_system": {
		login("efs-client-mount", "mount the file system", "amazonelasticfilesystem", "elasticfilesystem:ClientMount"),
		login("efs-put-policy", "replace the file system's policy", "amazonelasticfilesystem", "elasticfilesystem:PutFileSystemPolicy"),
		login("efs-delete-policy", "delete the file system's policy", "amazonelasticfilesystem", "elasticfilesystem:DeleteFileSystemPolicy"),
	},
}

func login(id, title, page, actions string) way {
	return way{Method: method(id, title, "T1078.004 T1213", page), actions: actions, level: Call}
}

// loginPolicies are the attributes with the policy of what answers logins.
var loginPolicies = map[string]string{"aws_opensearch_domain": "access_policies", "aws_elasticsearch_domain": "access_policies", "aws_efs_file_system": "policy"}

// passwords are the attributes with passwords of what answers logins, by type, and those
// that tell that a secret of AWS keeps it.
var passwords = map[string]string{
	"aws_db_instance":                   "password",
	"aws_docdb_cluster":                 "master_password",
	"aws_elasticache_replication_group": "auth_token",
	"aws_elasticsearch_domain":          "advanced_security_options.master_user_options.master_user_password",
	"aws_mq_broker":                     "user.password",
	"aws_opensearch_domain":             "advanced_security_options.master_user_options.master_user_password",
	"aws_rds_cluster":                   "master_password",
	"aws_redshift_cluster":              "master_password",
}

var managesPassword = []string{"manage_master_user_password", "manage_master_password"}

// loggedIn adds who has logins.
func (w *world) loggedIn() {
	for _, typ := range slices.Sorted(maps.Keys(logins)) {
		for _, r := range w.all(typ) {
			f := of(Login, r)
			w.rule(f, &adminReads, Call, grant{}, adminFact(w.account(r).number))
			_, stored := stores[typ]
			switch {
			case strings.HasSuffix(typ, "search_domain") && len(elems(r.Value.Get("vpc_options"))) == 0:
				w.rule(of(Read, r), &logsInDirectly, Given, grant{evidence: []Evidence{at(r, "vpc_options")}}, f)
			case !stored:
				w.rule(of(Read, r), &logsInSomehow, Given, grant{assumes: []string{"the attacker reaches " + string(r.Address)}}, f)
			}
			for i := range logins[typ] {
				w.rightTo(r, &logins[typ][i], f)
			}
			w.managedPassword(r, f)
		}
	}
	w.storedPasswords()
}

// rightTo adds who may log in to r by a way.
func (w *world) rightTo(r *model.Resource, m *way, f Fact) {
	var on grant
	if m.when != "" && !w.isOn(r, m.when, &on) {
		return
	}
	q := query{resource: w.arn(r), on: r}
	if attr := loginPolicies[r.Type]; attr != "" && !r.Value.Get(attr).IsNull() {
		q.policy = w.document(r, r.Value.Get(attr), model.Path{attr})
	}
	if strings.HasSuffix(r.Type, "search_domain") {
		q.resource, q.within = q.resource+"/", true
		for _, v := range walk(r.Value, "advanced_security_options.enabled") {
			if off, ok := v.AsBool(); !ok || off {
				on.assume("the domain's own users let the attacker read")
			}
		}
	}
	var names []iam.Named
	if q.policy != nil {
		names = q.policy.Names()
	}
	for _, p := range w.everybody {
		if p.isGroup() || p.Account != w.account(r).number || !p.speaks(m) && !namesDirectly(names, p) {
			continue
		}
		if g, ok := w.askedOf(p, m, q); ok {
			g.merge(&grant{allowed: iam.Yes, evidence: on.evidence, assumes: on.assumes})
			w.rule(f, &m.Method, m.level, g, p.fact)
		}
	}
}

// askedOf is asked for those whom a policy of the resource may name alone.
func (w *world) askedOf(p *principal, m *way, q query) (grant, bool) {
	g := grant{allowed: iam.Yes}
	for action := range strings.FieldsSeq(m.actions) {
		name, elsewhere := strings.CutPrefix(action, "~")
		if elsewhere {
			if !g.merge(w.elsewhere(p, name)) {
				return g, false
			}
			continue
		}
		q.action = name
		if !g.and(name, w.ask(p, q)) {
			return g, false
		}
	}
	return g, true
}

// managedPassword adds who may read the secret that AWS keeps a master's password in.
func (w *world) managedPassword(r *model.Resource, f Fact) {
	e := ""
	for _, attr := range managesPassword {
		if on, _ := r.Value.Get(attr).AsBool(); on {
			e = attr
		}
	}
	if e == "" {
		return
	}
	const action = "secretsmanager:GetSecretValue"
	account := w.account(r)
	own := iam.Unknown(r.Origin.Stack + "/" + string(r.Address) + ".master_user_secret[0].secret_arn")
	form := "arn:" + partition + ":secretsmanager:" + w.region(r) + ":" + account.number + ":secret:" + iam.Unknown(string(r.Address)+" managed secret")
	for _, p := range w.everybody {
		if p.isGroup() || p.Account != account.number || !p.may(strings.ToLower(action)) {
			continue
		}
		d := w.ask(p, query{action: action, resource: form})
		if other := w.ask(p, query{action: action, resource: own}); other.Allowed > d.Allowed {
			d = other
		}
		g := grant{allowed: iam.Yes}
		if g.and(action, d) {
			g.add(at(r, e))
			w.rule(f, &managedSecret, Call, g, p.fact)
		}
	}
}

// storedPasswords adds that who sees a password of a store may log in to it: in a secret, a
// parameter or an object, or in what code is given.
func (w *world) storedPasswords() {
	wanted := w.wantedPasswords()
	if len(wanted) == 0 {
		return
	}
	for _, typ := range slices.Sorted(maps.Keys(carriers)) {
		for _, r := range w.all(typ) {
			for _, x := range w.passwordsIn(r, carriers[typ], wanted) {
				w.rule(x.login, &storedPassword, Call, x.grant, of(Compute, r))
				w.lookers(r, x.login, x.grant)
			}
		}
	}
	for _, typ := range slices.Sorted(maps.Keys(keepers)) {
		k := keepers[typ]
		for _, r := range w.all(typ) {
			store := r
			if k.store != "" {
				store = w.find(r, r.Value.Get(k.store), "arn id name bucket", storeTypes...)
			}
			if store == nil {
				continue
			}
			found := w.passwordsIn(r, k.content, wanted)
			for _, x := range found {
				w.rule(x.login, &storedPassword, Call, x.grant, of(Read, store))
			}
			if len(found) > 0 && !w.isJewel(store) {
				w.readers(store)
			}
		}
	}
}

// A wantedPassword is where a password of a store comes from, or the store itself.
type wantedPassword struct {
	store *model.Resource
	attr  string
}

// wantedPasswords returns whose passwords stand at attributes of resources, by stack and
// the text of a reference.
func (w *world) wantedPasswords() map[[2]string][]wantedPassword {
	out := map[[2]string][]wantedPassword{}
	for _, typ := range slices.Sorted(maps.Keys(passwords)) {
		path := passwords[typ]
		for _, r := range w.all(typ) {
			p := wantedPassword{r, path}
			key := [2]string{r.Origin.Stack, string(r.Address) + "." + path}
			out[key] = append(out[key], p)
			for _, v := range walk(r.Value, path) {
				for _, ref := range refsIn(v, nil) {
					key := [2]string{r.Origin.Stack, string(ref.Address) + "." + ref.Path}
					out[key] = append(out[key], p)
					w.keptBy(r, ref, p)
				}
			}
		}
	}
	return out
}

// keptBy adds that a password is in the store that it is taken from.
func (w *world) keptBy(r *model.Resource, ref model.Ref, p wantedPassword) {
	from := w.lookup(place{r.Origin.Stack, ref.Address})
	if from == nil {
		return
	}
	k, ok := keepers[strings.TrimPrefix(from.Type, "data.")]
	if !ok {
		return
	}
	store, attr := from, k.store
	if attr == "" {
		attr = "name"
	}
	if k.store != "" || strings.HasPrefix(from.Type, "data.") {
		store = w.find(from, from.Value.Get(attr), "arn id name bucket", storeTypes...)
	}
	if store != nil {
		w.rule(of(Login, p.store), &storedPassword, Call, grant{evidence: []Evidence{at(p.store, toPath(p.attr)...)}}, of(Read, store))
	}
}

// A foundPassword is a login that somebody gets who sees what holds the password.
type foundPassword struct {
	login Fact
	grant grant
}

// passwordsIn returns the logins whose passwords are in attributes of r.
func (w *world) passwordsIn(r *model.Resource, attrs string, wanted map[[2]string][]wantedPassword) []foundPassword {
	var out []foundPassword
	seen := map[*model.Resource]bool{}
	for attr := range strings.FieldsSeq(attrs) {
		for _, ref := range refsIn(r.Value.Get(attr), nil) {
			for _, p := range wanted[[2]string{r.Origin.Stack, string(ref.Address) + "." + ref.Path}] {
				if !seen[p.store] && p.store != r {
					seen[p.store] = true
					out = append(out, foundPassword{of(Login, p.store), grant{evidence: []Evidence{at(r, attr), at(p.store, toPath(p.attr)...)}}})
				}
			}
		}
	}
	return out
}
