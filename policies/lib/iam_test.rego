package parapet.lib.iam_test

import data.parapet.lib.iam

read := {"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": ["s3:GetObject"], "Resource": ["*"]}

test_statements_keep_their_index if {
	doc := {"Statement": [{"Effect": "Deny"}, read, "${x}"]}
	iam.statements(doc) == {0: {"Effect": "Deny"}, 1: read}
	iam.allows(doc) == {1: read}
	iam.denies(doc) == {0: {"Effect": "Deny"}}
}

test_absent_document_has_no_statements if iam.statements({}) == {}

test_any_action if {
	iam.any_action({"Action": ["s3:Get*", "*"]})
	iam.any_action({"Action": ["*:*"]})
	not iam.any_action({"Action": ["s3:*"]})
	not iam.any_action({"NotAction": ["*"]})
}

test_service_wildcard if {
	iam.service_wildcard({"Action": ["S3:*"]}, "s3")
	iam.service_wildcard({"Action": ["*"]}, "s3")
	iam.service_wildcard({"NotAction": ["iam:*"]}, "s3")
	not iam.service_wildcard({"NotAction": ["iam:*"]}, "iam")
	not iam.service_wildcard({"NotAction": ["*"]}, "iam")
	not iam.service_wildcard({"Action": ["s3:Get*"]}, "s3")
}

test_wildcard_actions if {
	iam.wildcard_actions({"Action": ["s3:GetObject", "s3:*", "*", "ec2:Describe*"]}) == {1, 2}
	iam.wildcard_actions({}) == set()
}

test_any_resource if {
	iam.any_resource({"Resource": ["*"]})
	iam.any_resource({"Resource": ["arn:aws:*:*:*:*"]})
	not iam.any_resource({"Resource": ["arn:aws:s3:::*"]})
}

test_is_admin if {
	admin := {"Effect": "Allow", "Action": ["*"], "Resource": ["*"]}
	iam.is_admin(admin)
	not iam.is_admin(object.union(admin, {"Effect": "Deny"}))
	not iam.is_admin(object.union(admin, {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": ["true"]}}}))
}

test_public if {
	iam.is_public(read)
	iam.is_public(object.union(object.remove(read, ["Principal"]), {"NotPrincipal": {"AWS": ["arn:aws:iam::123456789012:root"]}}))
	not iam.is_public(object.union(read, {"Effect": "Deny"}))
	not iam.is_public({"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::123456789012:root"]}})
	not iam.is_public({"Effect": "Allow", "Principal": {"Service": ["cloudfront.amazonaws.com"]}})
}

when(condition) := object.union(read, {"Condition": condition})

test_conditions_that_limit_callers[name] if {
	some name, condition in {
		"organisation": {"StringEquals": {"aws:PrincipalOrgID": ["o-a1b2c3d4e5"]}},
		"source ARN in another case": {"ArnLike": {"AWS:SourceArn": ["arn:aws:s3:::logs"]}},
		"endpoint": {"StringEquals": {"aws:SourceVpce": ["vpce-1a2b3c4d"]}},
		"unknown account": {"StringEquals": {"aws:SourceAccount": ["${var.account}"]}},
		"address range": {"IpAddress": {"aws:SourceIp": ["203.0.113.0/24"]}},
		"tag": {"StringEquals": {"aws:PrincipalTag/team": ["data"]}},
		"any of several": {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/*"]}},
		"mount target": {"Bool": {"elasticfilesystem:AccessedViaMountTarget": ["true"]}},
		"literal boolean": {"Bool": {"aws:PrincipalIsAWSService": [true]}},
	}
	not iam.is_public(when(condition))
}

test_conditions_that_do_not_limit_callers[name] if {
	some name, condition in {
		"negated": {"StringNotEquals": {"aws:SourceVpce": ["vpce-1a2b3c4d"]}},
		"only if the key exists": {"StringEqualsIfExists": {"aws:SourceAccount": ["123456789012"]}},
		"wildcard": {"StringLike": {"aws:PrincipalArn": ["*"]}},
		"all addresses": {"IpAddress": {"aws:SourceIp": ["0.0.0.0/0"]}},
		"another key": {"StringEquals": {"s3:prefix": ["home/"]}},
		"TLS": {"Bool": {"aws:SecureTransport": ["true"]}},
		"flag that must be false": {"Bool": {"aws:PrincipalIsAWSService": ["false"]}},
		"no values": {"StringEquals": {"aws:SourceAccount": []}},
	}
	iam.is_public(when(condition))
}

test_condition_keys if {
	s := when({"StringEquals": {"aws:SourceArn": ["x"]}, "Bool": {"aws:SecureTransport": ["true"]}})
	iam.condition_keys(s) == {"aws:sourcearn", "aws:securetransport"}
	iam.has_condition(s, "AWS:SourceArn")
	not iam.has_condition(read, "aws:SourceArn")
}

test_action_patterns if {
	iam.action_matches("*", "s3:GetObject")
	iam.action_matches("s3:get*", "s3:GetObject")
	iam.action_matches("S3:GETOBJECT", "s3:GetObject")
	iam.action_matches("iam:?assRole", "iam:PassRole")
	not iam.action_matches("s3:Get", "s3:GetObject")
	not iam.action_matches("s3:Put*", "s3:GetObject")
}

test_has_action if {
	iam.has_action({"Action": ["ec2:*", "s3:Get*"]}, "s3:GetObject")
	iam.has_action({"NotAction": ["iam:*"]}, "s3:GetObject")
	not iam.has_action({"NotAction": ["s3:*"]}, "s3:GetObject")
	not iam.has_action({"Effect": "Allow"}, "s3:GetObject")
	iam.has_any_action({"Action": ["iam:Pass*"]}, {"sts:AssumeRole", "iam:PassRole"})
	iam.matching_actions({"Action": ["iam:Pass*", "s3:*", "*"]}, "iam:PassRole") == {0, 2}
}

test_requires_tls if {
	deny := {"Effect": "Deny", "Principal": {"AWS": ["*"]}, "Action": ["s3:*"], "Condition": {"Bool": {"aws:SecureTransport": ["false"]}}}
	iam.requires_tls({"Statement": [read, deny]})
	iam.requires_tls({"Statement": [object.union(deny, {"Condition": {"Bool": {"AWS:SecureTransport": [false]}}})]})
	not iam.requires_tls({"Statement": [read]})
	not iam.requires_tls({"Statement": [object.union(deny, {"Effect": "Allow"})]})
	not iam.requires_tls({})
}
