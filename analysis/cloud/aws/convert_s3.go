package aws

// bucketEncryption reads
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionConfiguration.html.
func bucketEncryption(v any, _ string) any {
	rules, _ := get(v, "Rules")
	r := first(rules, "")
	if r == nil {
		return nil
	}
	out := map[string]any{}
	if by := only(r, "ApplyServerSideEncryptionByDefault.SSEAlgorithm", "sse_algorithm",
		"ApplyServerSideEncryptionByDefault.KMSMasterKeyID", "kms_master_key_id"); len(by) > 0 {
		out["apply_server_side_encryption_by_default"] = by
	}
	if key, _ := get(r, "BucketKeyEnabled"); key == true {
		out["bucket_key_enabled"] = true
	}
	return map[string]any{"rule": out}
}

// The groups that grants name: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee.
const (
	everybody     = "http://acs.amazonaws.com/groups/global/AllUsers"
	authenticated = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
	logDelivery   = "http://acs.amazonaws.com/groups/s3/LogDelivery"
)

// acl returns the canned ACL whose grants a bucket has; that of one with other
// grants is not known by a name, and custom. See
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl.
func acl(v any, _ string) any {
	owner := str(v, "Owner.ID")
	got := map[string]bool{}
	grants, _ := get(v, "Grants")
	for _, g := range list(grants) {
		if id := str(g, "Grantee.ID"); id != "" && id == owner {
			continue
		}
		got[str(g, "Permission")+" "+str(g, "Grantee.URI")] = true
	}
	for _, canned := range []struct {
		name   string
		grants []string
	}{
		{"private", nil},
		{"public-read", []string{"READ " + everybody}},
		{"public-read-write", []string{"READ " + everybody, "WRITE " + everybody}},
		{"authenticated-read", []string{"READ " + authenticated}},
		{"log-delivery-write", []string{"WRITE " + logDelivery, "READ_ACP " + logDelivery}},
	} {
		same := len(canned.grants) == len(got)
		for _, g := range canned.grants {
			same = same && got[g]
		}
		if same {
			return canned.name
		}
	}
	return "custom"
}

func ownership(v any, _ string) any {
	if r := first(v, ""); r != nil {
		return only(r, "ObjectOwnership", "object_ownership")
	}
	return nil
}

// lifecycle reads https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html.
func lifecycle(v any) any {
	var out []any
	for _, r := range list(v) {
		rule := only(r, "ID", "id", "Prefix|Filter.Prefix|Filter.And.Prefix", "prefix",
			"AbortIncompleteMultipartUpload.DaysAfterInitiation", "abort_incomplete_multipart_upload_days")
		rule["enabled"] = str(r, "Status") == "Enabled"
		if e := only(r, "Expiration.Days", "days", "Expiration.Date", "date", "Expiration.ExpiredObjectDeleteMarker", "expired_object_delete_marker"); len(e) > 0 {
			rule["expiration"] = e
		}
		if e := only(r, "NoncurrentVersionExpiration.NoncurrentDays", "days"); len(e) > 0 {
			rule["noncurrent_version_expiration"] = e
		}
		for _, kind := range [][3]string{
			{"Transitions", "Days", "transition"}, {"NoncurrentVersionTransitions", "NoncurrentDays", "noncurrent_version_transition"},
		} {
			moves, _ := get(r, kind[0])
			for _, m := range list(moves) {
				rule[kind[2]] = append(list(rule[kind[2]]), any(only(m, kind[1], "days", "StorageClass", "storage_class")))
			}
		}
		out = append(out, any(rule))
	}
	return out
}
