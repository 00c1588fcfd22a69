# METADATA
# title: Amazon Timestream for InfluxDB instances
# scope: package
package parapet.aws_timestreaminfluxdb_db_instance

# METADATA
# title: Timestream for InfluxDB instance is publicly accessible
# description: >-
#   A publicly accessible instance has a public address, so that only its security
#   groups and its passwords keep the internet out.
# related_resources:
#   - https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-for-influxdb-security.html
# custom:
#   id: aws-timestreaminfluxdb-db-instance-publicly-accessible
#   severity: high
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Make the instance private
#       unsafe: replaces the resource
#       set: [{path: publicly_accessible, value: false}]
publicly_accessible contains ["publicly_accessible"] if input.publicly_accessible

# METADATA
# title: Timestream for InfluxDB instance has no standby
# description: >-
#   A standby in another Availability Zone takes over when the instance or its zone
#   fails.
# related_resources:
#   - https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-for-influxdb-security.html
# custom:
#   id: aws-timestreaminfluxdb-db-instance-single-zone
#   severity: low
#   category: resilience
#   controls:
#     nist-800-53-r5: [CP-10]
#   remedies:
#     - title: Keep a standby in another zone
#       unsafe: doubles the cost of the instance
#       set: [{path: deployment_type, value: WITH_MULTIAZ_STANDBY}]
single_zone contains ["deployment_type"] if object.get(input, "deployment_type", "SINGLE_AZ") == "SINGLE_AZ"
