package threat

// labels say what a fact of a kind is, for people.
var labels = map[Kind]string{
	Internet: "the internet", AnyAccount: "anybody with an AWS account", AnyGoogle: "anybody with a Google account", ExternalAccount: "AWS account",
	AnyRepository: "any repository of", Contributor: "contributors of", Premises: "the network behind", Insider: "whoever may assume roles in",
	Principal: "", Unbound: "any policy for", Admin: "administrator of", Compute: "code in",
	Request: "requests from", Reach: "packets to", Read: "content of", Stores: "content of", Write: "changes to",
	Control: "the policy of", Node: "root on", Secrets: "secrets of", Logs: "logs of", Files: "files of", Traffic: "traffic of",
	Place: "a place in", Login: "a login on",
}

// Label names a fact for people: "content of aws_s3_bucket.data".
func (f Fact) Label() string {
	label := labels[f.Kind]
	for _, part := range []string{string(f.Address), f.Name} {
		if part != "" {
			if label != "" {
				label += " "
			}
			label += part
		}
	}
	return label
}
