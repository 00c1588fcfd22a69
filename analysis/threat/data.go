package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// A store is a type that holds what attackers want.
type store struct {
	// reads are ways to get the content: one of them is enough.
	reads []way
	// within tells that the actions are about what lies in it.
	within string
	// policy is the attribute with the resource's policy, key that of the key
	// that encrypts it.
	policy, key string
	// opens are ways to let oneself read by changing the resource's policy.
	opens []way
}

func opens(id, title, page, actions string) []way {
	return []way{{Method: method(id, title, "T1098 T1530", page), actions: actions, level: Work}}
}

const (
	secretsPage = "awssecretsmanager"
	rdsPage     = "amazonrds"
	rdsLogin    = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html"
	reachesIt   = "the attacker reaches the database"
)

// stores are the data stores and secrets whose content is read with actions.
var stores = map[string]store{
	"aws_s3_bucket": {within: "/", policy: "policy", opens: opens("s3-put-bucket-policy", "replace the bucket's policy", "amazons3", "s3:PutBucketPolicy"),
		key:   "server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id",
		reads: []way{{Method: method("s3-get-object", "read objects of the bucket", "T1530", "amazons3"), actions: "s3:GetObject", level: Call}}},
	"aws_secretsmanager_secret": {policy: "policy", key: "kms_key_id", opens: opens("secretsmanager-put-resource-policy", "replace the secret's policy", secretsPage, "secretsmanager:PutResourcePolicy"),
		reads: []way{{Method: method("secretsmanager-get-secret-value", "read the secret", "T1555.006", secretsPage), actions: "secretsmanager:GetSecretValue", level: Call}}},
	"aws_ssm_parameter": {key: "key_id",
		reads: []way{
			{Method: method("ssm-get-parameter", "read the parameter", "T1552", "awssystemsmanager"), actions: "ssm:GetParameter", level: Call},
			{Method: method("ssm-get-parameters", "read the parameter", "T1552", "awssystemsmanager"), actions: "ssm:GetParameters", level: Call},
			{Method: method("ssm-get-parameters-by-path", "read the parameters below a path", "T1552", "awssystemsmanager"), actions: "ssm:GetParametersByPath", level: Call},
			{Method: method("ssm-get-parameter-history", "read what the parameter is and was", "T1552", "awssystemsmanager"), actions: "ssm:GetParameterHistory", level: Call},
		}},
	"aws_dynamodb_table": {policy: "policy", key: "server_side_encryption.kms_key_arn", opens: opens("dynamodb-put-resource-policy", "replace the table's policy", "amazondynamodb", "dynamodb:PutResourcePolicy"),
		reads: []way{
			{Method: method("dynamodb-scan", "read the table", "T1530", "amazondynamodb"), actions: "dynamodb:Scan", level: Call},
			{Method: method("dynamodb-query", "read the table", "T1530", "amazondynamodb"), actions: "dynamodb:Query", level: Call},
			{Method: method("dynamodb-get-item", "read items of the table", "T1530", "amazondynamodb"), actions: "dynamodb:GetItem", level: Call},
			{Method: method("dynamodb-batch-get-item", "read items of the table", "T1530", "amazondynamodb"), actions: "dynamodb:BatchGetItem", level: Call},
			{Method: method("dynamodb-partiql-select", "select items of the table", "T1530", "amazondynamodb"), actions: "dynamodb:PartiQLSelect", level: Call},
			{Method: method("dynamodb-export", "export the table to a bucket of one's own", "T1530 T1537", "amazondynamodb"), actions: "dynamodb:ExportTableToPointInTime", level: Work},
		}},
	"aws_ami": {reads: []way{{Method: method("ec2-modify-image-attribute", "share the image with another account", "T1537", "amazonec2"), actions: "ec2:ModifyImageAttribute", level: Work}}},
	"aws_db_instance": {key: "kms_key_id",
		reads: []way{
			{Method: method("rds-create-snapshot-restore", "restore a snapshot of the database with a password of one's own", "T1578.001 T1530", rdsPage), actions: "rds:CreateDBSnapshot ~rds:RestoreDBInstanceFromDBSnapshot ~rds:ModifyDBInstance", level: Work},
			{Method: method("rds-create-snapshot-share", "share a snapshot of the database with another account", "T1537 T1578.001", rdsPage), actions: "rds:CreateDBSnapshot ~rds:ModifyDBSnapshotAttribute", level: Work},
			{Method: method("rds-restore-point-in-time", "restore the database as it was, with a password of one's own", "T1578.001 T1530", rdsPage), actions: "rds:RestoreDBInstanceToPointInTime ~rds:ModifyDBInstance", level: Work},
			{Method: method("rds-start-export-task", "export a snapshot of the database to a bucket", "T1537", rdsPage), actions: "rds:CreateDBSnapshot ~rds:StartExportTask", level: Work},
			{Method: method("rds-modify-instance", "give the database's master another password", "T1098", rdsPage), actions: "rds:ModifyDBInstance", level: Work, assumes: reachesIt},
			{Method: method("rds-db-connect", "log in to the database with a token", "T1078.004", rdsLogin), actions: "~rds-db:connect", level: Work, when: "iam_database_authentication_enabled", assumes: reachesIt},
		}},
	"aws_db_snapshot": {key: "kms_key_id",
		reads: []way{
			{Method: method("rds-restore-snapshot", "restore the snapshot with a password of one's own", "T1578.001 T1530", rdsPage), actions: "rds:RestoreDBInstanceFromDBSnapshot ~rds:ModifyDBInstance", level: Work},
			{Method: method("rds-share-snapshot", "share the snapshot with another account", "T1537", rdsPage), actions: "rds:ModifyDBSnapshotAttribute", level: Work},
		}},
	"aws_rds_cluster": {key: "kms_key_id",
		reads: []way{
			{Method: method("rds-data-execute-statement", "query the cluster by its API", "T1213", "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.html"), actions: "rds-data:ExecuteStatement ~secretsmanager:GetSecretValue", level: Call, when: "enable_http_endpoint"},
			{Method: method("rds-create-cluster-snapshot-restore", "restore a snapshot of the cluster with a password of one's own", "T1578.001 T1530", rdsPage), actions: "rds:CreateDBClusterSnapshot ~rds:RestoreDBClusterFromSnapshot ~rds:ModifyDBCluster", level: Work},
			{Method: method("rds-create-cluster-snapshot-share", "share a snapshot of the cluster with another account", "T1537 T1578.001", rdsPage), actions: "rds:CreateDBClusterSnapshot ~rds:ModifyDBClusterSnapshotAttribute", level: Work},
			{Method: method("rds-modify-cluster", "give the cluster's master another password", "T1098", rdsPage), actions: "rds:ModifyDBCluster", level: Work, assumes: reachesIt},
			{Method: method("rds-cluster-connect", "log in to the cluster with a token", "T1078.004", rdsLogin), actions: "~rds-db:connect", level: Work, when: "iam_database_authentication_enabled", assumes: reachesIt},
		}},
	"aws_redshift_cluster": {key: "kms_key_id",
		reads: []way{
			{Method: method("redshift-data-execute-statement", "query the cluster by its API", "T1213", "https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html"), actions: "redshift-data:ExecuteStatement ~redshift:GetClusterCredentials", level: Call},
			{Method: method("redshift-get-cluster-credentials", "log in to the cluster with a password that AWS makes up", "T1078.004", "amazonredshift"), actions: "~redshift:GetClusterCredentials", level: Call, assumes: reachesIt},
		}},
	"aws_ebs_snapshot": {key: "kms_key_id",
		reads: []way{
			{Method: method("ebs-get-snapshot-block", "read the snapshot's blocks", "T1530", "amazonelasticblockstore"), actions: "ebs:ListSnapshotBlocks ebs:GetSnapshotBlock", level: Work},
			{Method: method("ec2-modify-snapshot-attribute", "share the snapshot with another account", "T1537", "amazonec2"), actions: "ec2:ModifySnapshotAttribute", level: Work},
		}},
	"aws_ebs_volume": {key: "kms_key_id",
		reads: []way{
			{Method: method("ec2-create-snapshot-share", "make a snapshot of the volume and share it", "T1537 T1578.001", "amazonec2"), actions: "ec2:CreateSnapshot ec2:ModifySnapshotAttribute", level: Work},
			{Method: method("ec2-create-snapshot-read", "make a snapshot of the volume and read its blocks", "T1530 T1578.001", "amazonec2"), actions: "ec2:CreateSnapshot ebs:ListSnapshotBlocks ebs:GetSnapshotBlock", level: Work},
		}},
	"aws_ecr_repository": {policy: "policy", opens: opens("ecr-set-repository-policy", "replace the repository's policy", "amazonelasticcontainerregistry", "ecr:SetRepositoryPolicy"),
		reads: []way{{Method: method("ecr-pull", "pull images of the repository", "T1552 T1530", "amazonelasticcontainerregistry"), actions: "ecr:BatchGetImage ecr:GetDownloadUrlForLayer", level: Call}}},
	"aws_codecommit_repository": {key: "kms_key_id",
		reads: []way{{Method: method("codecommit-git-pull", "clone the repository", "T1213.003", "awscodecommit"), actions: "codecommit:GitPull", level: Call}}},
	"aws_kinesis_stream": {policy: "policy", key: "kms_key_id", opens: opens("kinesis-put-resource-policy", "replace the stream's policy", "amazonkinesisdatastreams", "kinesis:PutResourcePolicy"),
		reads: []way{{Method: method("kinesis-get-records", "read the stream", "T1530", "amazonkinesisdatastreams"), actions: "kinesis:GetShardIterator kinesis:GetRecords", level: Call}}},
	"aws_sns_topic": {policy: "policy", key: "kms_master_key_id", opens: append(
		opens("sns-set-topic-attributes", "replace the topic's policy", "amazonsns", "sns:SetTopicAttributes"),
		opens("sns-add-permission", "add to the topic's policy", "amazonsns", "sns:AddPermission")...),
		reads: []way{{Method: method("sns-subscribe", "subscribe to the topic", "T1530", "amazonsns"), actions: "sns:Subscribe", level: Call}}},
	"aws_sqs_queue": {policy: "policy", key: "kms_master_key_id", opens: append(
		opens("sqs-set-queue-attributes", "replace the queue's policy", "amazonsqs", "sqs:SetQueueAttributes"),
		opens("sqs-add-permission", "add to the queue's policy", "amazonsqs", "sqs:AddPermission")...),
		reads: []way{{Method: method("sqs-receive-message", "take messages from the queue", "T1530", "amazonsqs"), actions: "sqs:ReceiveMessage", level: Call}}},
}

// storeTypes are the types of stores, in order.
var storeTypes = slices.Sorted(maps.Keys(stores))

// jewels returns the stores of the code.
func (w *world) jewels() []*model.Resource {
	var out []*model.Resource
	for _, r := range w.all(storeTypes...) {
		if w.isJewel(r) {
			out = append(out, r)
		}
	}
	return out
}

// isJewel reports whether a store holds something that matters.
func (w *world) isJewel(r *model.Resource) bool {
	kind, ok := r.Value.Get("type").AsString()
	return r.Type != "aws_ssm_parameter" || !ok || kind == "SecureString"
}

// readers adds who can read a store.
func (w *world) readers(r *model.Resource) {
	s := stores[r.Type]
	account := w.account(r).number
	w.rule(of(Read, r), &adminReads, Call, grant{}, adminFact(account))
	if c, ok := w.classOf(r); ok {
		w.readAlike(r, &s, c)
		return
	}
	var policy *iam.Policy
	if v := r.Value.Get(s.policy); s.policy != "" && !v.IsNull() {
		policy = w.document(r, v, model.Path{s.policy})
	}
	var names []iam.Named
	if policy != nil {
		names = policy.Names()
	}
	who := w.everybody
	if policy == nil {
		who = w.speak(r.Type, &s)
	}
	placed := policy != nil && policy.Reads(sourceVPC)
	for _, p := range who {
		switch {
		case p.isGroup() || p.Account != account && policy == nil:
		case placed:
			w.placedReader(p, r, &s, policy, namesDirectly(names, p))
		default:
			w.reader(listener{principal: p}, r, &s, policy, namesDirectly(names, p))
		}
	}
}

// readAlike adds who can read a store of a class.
func (w *world) readAlike(r *model.Resource, s *store, c class) {
	a := w.audience(c, r)
	for _, level := range w.levelsOf(a) {
		w.add(Rule{Head: of(Read, r), Body: []Fact{c.fact(level)}, Method: &oneOfStores, Level: level})
	}
	for _, l := range a.rest.of(w.arn(r)) {
		w.reader(l, r, s, nil, false)
	}
}

// reader adds the ways in which a principal can read a store. One that rests on all that
// another one rests on, or what lets the principal read the store anyway, adds nothing.
func (w *world) reader(l listener, r *model.Resource, s *store, policy *iam.Policy, named bool) {
	p, sure := l.principal, l.sure
	for i := range s.reads {
		m := &s.reads[i]
		if l.reads || !named && !p.speaksOf(m, w.arn(r)) {
			continue
		}
		g, ok := w.reads(p, r, s, m, policy)
		if !ok || sure != nil && g.restsOn(sure) {
			continue
		}
		w.rule(of(Read, r), &m.Method, m.level, g, p.fact)
		if sure == nil && len(g.assumes) == 0 {
			sure = &g
		}
	}
	if sure == nil && p.Account == w.account(r).number {
		w.opens(p, r, s, policy)
	}
}

// speak returns those whose own policies speak of what can be done with a type of
// stores.
func (w *world) speak(typ string, s *store) []*principal {
	who, ok := w.speakers[typ]
	if ok {
		return who
	}
	for _, p := range w.everybody {
		speaks := func(m way) bool { return p.speaks(&m) }
		if slices.ContainsFunc(s.reads, speaks) || slices.ContainsFunc(s.opens, speaks) || slices.ContainsFunc(acls[typ], speaks) {
			who = append(who, p)
		}
	}
	w.speakers[typ] = who
	return who
}

// reads returns what a principal is granted that can read a store by a way.
func (w *world) reads(p *principal, r *model.Resource, s *store, m *way, policy *iam.Policy) (grant, bool) {
	g := grant{allowed: iam.Yes}
	for action := range strings.FieldsSeq(m.actions) {
		if name, elsewhere := strings.CutPrefix(action, "~"); elsewhere {
			if !g.merge(w.elsewhere(p, name)) {
				return g, false
			}
			continue
		}
		q := query{action: action, resource: w.arn(r) + s.within, within: s.within != "", on: r, policy: policy, account: w.account(r).number}
		if !g.and(action, w.ask(p, q)) {
			return g, false
		}
	}
	if m.when != "" {
		var on grant // what is on is no place: the same is told of all stores of a class
		if !w.isOn(r, m.when, &on) {
			return g, false
		}
		g.assumes = append(g.assumes, on.assumes...)
	}
	if m.assumes != "" {
		g.assume(m.assumes)
	}
	return g, w.decrypts(p, r, s, &g)
}

// keyOf returns the key that a store is encrypted with, if it is in the code; foreign
// tells that there is another one, which may not decrypt for whoever may read. Keys that
// AWS keeps for a service do.
func (w *world) keyOf(r *model.Resource, s *store) (key *model.Resource, foreign bool) {
	v := r.Value
	for step := range strings.FieldsFuncSeq(s.key, func(c rune) bool { return c == '.' }) {
		if v.Kind() == model.List && v.Len() > 0 {
			v = v.Index(0)
		}
		v = v.Get(step)
	}
	if v.IsNull() {
		return nil, false
	}
	if key = w.find(r, v, "arn key_id", "aws_kms_key"); key != nil {
		return key, false
	}
	text := w.text(r, v)
	return nil, text != "" && !strings.Contains(text, "alias/aws/")
}

// decrypts asks for the key of a store, where that is one of the account's own. A key
// without a policy of its own lets the account's policies decide:
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html.
func (w *world) decrypts(p *principal, r *model.Resource, s *store, g *grant) bool {
	if known(p.Account) && known(w.account(r).number) && p.Account != w.account(r).number && homeKey(w, r, s) {
		return false
	}
	key, foreign := w.keyOf(r, s)
	if key == nil {
		return !foreign || p.may("kms:decrypt")
	}
	q := query{action: "kms:Decrypt", resource: w.arn(key), on: key, account: w.account(key).number}
	if doc := key.Value.Get("policy"); !doc.IsNull() {
		q.policy, q.mandatory = w.document(key, doc, model.Path{"policy"}), true
	}
	for _, action := range keyActions {
		h := *g
		q.action = action
		if h.and(action, w.ask(p, q)) {
			*g = h
			return true
		}
	}
	return false
}

// keyActions are the actions of which one is enough to decrypt with a key: who may
// make grants or write the key's policy lets itself, see
// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html.
var keyActions = []string{"kms:Decrypt", "kms:CreateGrant", "kms:PutKeyPolicy"}
