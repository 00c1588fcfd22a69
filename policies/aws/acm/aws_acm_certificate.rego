# METADATA
# title: AWS Certificate Manager certificates
# scope: package
package parapet.aws_acm_certificate

import data.parapet.lib.value

# METADATA
# title: Certificate is left out of the transparency logs
# description: >-
#   Public transparency logs let owners notice certificates that were issued without their
#   knowledge, and browsers distrust public certificates that are not logged. Leave logging
#   enabled.
# related_resources:
#   - https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html
# custom:
#   id: aws-acm-certificate-not-logged
#   severity: low
#   category: logging
#   cwe: [CWE-778]
#   controls:
#     nist-800-53-r5: [AU-12]
#   aliases: [CKV_AWS_234]
#   remedies:
#     - title: Log the certificate
#       unsafe: the certificate's names become public
#       set: [{path: options.certificate_transparency_logging_preference, value: ENABLED}]
not_logged contains ["options", "certificate_transparency_logging_preference"] if {
	input.options.certificate_transparency_logging_preference == "DISABLED"
}

# METADATA
# title: Certificate is valid for every name of a domain
# description: >-
#   Whoever gets hold of the key of a wildcard certificate can impersonate each host below the
#   domain. Issue a certificate for the names that a service has; they cost nothing.
# related_resources:
#   - https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate.html
# custom:
#   id: aws-acm-certificate-wildcard
#   severity: low
#   category: hardening
#   cwe: [CWE-295]
#   controls:
#     nist-800-53-r5: [CM-6]
#   aliases: [CKV2_AWS_71, cc8b294f-006f-4f8f-b5bb-0a9140c33131]
#   remedies:
#     - title: Name the host
#       unsafe: replaces the certificate, which is no longer valid for other names
#       set: [{path: ".", value: www.example.com, ask: the name of the service}]
wildcard contains ["domain_name"] if startswith(input.domain_name, "*.")

wildcard contains ["subject_alternative_names", i] if {
	some i, name in input.subject_alternative_names
	startswith(name, "*.")
}

# METADATA
# title: Certificate has an RSA key of less than 2048 bits
# description: >-
#   RSA keys of 1024 bits are within reach of well-funded attackers, who can then impersonate
#   the service. Use at least 2048 bits, or an elliptic curve key.
# related_resources:
#   - https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate.html
# custom:
#   id: aws-acm-certificate-weak-key
#   severity: high
#   category: encryption-in-transit
#   cwe: [CWE-326]
#   controls:
#     aws-fsbp: [ACM.2]
#     nist-800-53-r5: [SC-8]
#   aliases: [874d68a3-bfbe-4a4b-aaa0-9e74d7da634b, d5ec2080-340a-4259-b885-f833c4ea6a31]
#   remedies:
#     - title: Use an RSA key of 2048 bits
#       unsafe: replaces the certificate
#       set: [{path: key_algorithm, value: RSA_2048}]
#     - title: Use an elliptic curve key
#       unsafe: replaces the certificate; old clients may not know such keys
#       set: [{path: key_algorithm, value: EC_prime256v1}]
weak_key contains ["key_algorithm"] if input.key_algorithm in {"RSA_512", "RSA_1024"}

weak_key contains ["certificate_body"] if {
	contains(input.certificate_body, "-----BEGIN CERTIFICATE-----")
	some certificate in crypto.x509.parse_certificates(input.certificate_body)
	certificate.PublicKeyAlgorithm == 1
	certificate.PublicKey.N < strong_modulus
}

# METADATA
# title: Private key of the certificate stands in the configuration
# description: >-
#   Whoever reads the repository can impersonate the service and decrypt what it receives. Let
#   ACM issue and renew the certificate, so that no key leaves AWS, or pass the key in from a
#   secret store.
# related_resources:
#   - https://docs.aws.amazon.com/acm/latest/userguide/import-certificate.html
# custom:
#   id: aws-acm-certificate-literal-private-key
#   severity: high
#   category: secrets
#   cwe: [CWE-321]
#   controls:
#     nist-800-53-r5: [IA-5]
#   remedies:
#     - title: Take the private key from a variable
#       unsafe: the variable must be given a value wherever the code is applied
#       declare:
#         - type: variable
#           name: certificate_private_key
#           set:
#             - {path: description, value: Private key}
#             - {path: type, value: string}
#             - {path: sensitive, value: true}
#       set: [{path: ".", value: "${var.certificate_private_key}"}]
literal_private_key contains ["private_key"] if {
	value.literal(input.private_key)
	contains(input.private_key, "PRIVATE KEY-----")
}

# METADATA
# title: Certificate is validated by e-mail
# description: >-
#   Renewal of such a certificate waits until somebody clicks in a message to an address of the
#   domain, and the service fails when nobody does. With DNS validation ACM renews by itself.
# related_resources:
#   - https://docs.aws.amazon.com/acm/latest/userguide/domain-ownership-validation.html
# custom:
#   id: aws-acm-certificate-email-validation
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Validate by DNS
#       unsafe: "replaces the certificate, and needs a DNS record"
#       set: [{path: validation_method, value: DNS}]
email_validation contains ["validation_method"] if input.validation_method == "EMAIL"

# METADATA
# title: Private key of the public certificate can be exported
# description: >-
#   A key that stays in ACM cannot be stolen from a server. Export only certificates that must
#   be installed outside AWS, and keep the others bound to it.
# related_resources:
#   - https://docs.aws.amazon.com/acm/latest/userguide/acm-exportable-certificates.html
# custom:
#   id: aws-acm-certificate-exportable
#   severity: low
#   category: identity
#   cwe: [CWE-522]
#   controls:
#     nist-800-53-r5: [SC-12]
#   remedies:
#     - title: Keep the key in ACM
#       unsafe: replaces the certificate
#       set: [{path: options.export, value: DISABLED}]
exportable contains ["options", "export"] if input.options.export == "ENABLED"

# The least number of 2048 bits.
strong_modulus := 16158503035655503650357438344334975980222051334857742016065172713762327569433945446598600705761456731844358980460949009747059779575245460547544076193224141560315438683650498045875098875194826053398028819192033784138396109321309878080919047169238085235290822926018152521443787945770532904303776199561965192760957166694834171210342487393282284747428088017663161029038902829665513096354230157075129296432088558362971801859230928678799175576150822952201848806616643615613562842355410104862578550863465661734839271290328348967522998634176499319107762583194718667771801067716614802322659239302476074096777926805529798115328
