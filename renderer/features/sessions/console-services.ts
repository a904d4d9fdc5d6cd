/** Parts of the console that are looked for most, as their addresses have them. */
import type { ComboOption } from '../../ui/matching-options.js';

export const consoleServices: readonly ComboOption[] = [
  { value: 'billing', note: 'Billing' },
  { value: 'cloudformation', note: 'CloudFormation' },
  { value: 'cloudfront', note: 'CloudFront' },
  { value: 'cloudtrail', note: 'CloudTrail' },
  { value: 'cloudwatch', note: 'CloudWatch' },
  { value: 'dynamodb', note: 'DynamoDB' },
  { value: 'ec2', note: 'EC2' },
  { value: 'ecr', note: 'Elastic Container Registry' },
  { value: 'ecs', note: 'Elastic Container Service' },
  { value: 'eks', note: 'Elastic Kubernetes Service' },
  { value: 'iam', note: 'IAM' },
  { value: 'kms', note: 'Key Management Service' },
  { value: 'lambda', note: 'Lambda' },
  { value: 'rds', note: 'RDS' },
  { value: 'route53', note: 'Route 53' },
  { value: 's3', note: 'S3' },
  { value: 'secretsmanager', note: 'Secrets Manager' },
  { value: 'singlesignon', note: 'IAM Identity Center' },
  { value: 'sns', note: 'SNS' },
  { value: 'sqs', note: 'SQS' },
  { value: 'states', note: 'Step Functions' },
  { value: 'systems-manager', note: 'Systems Manager' },
  { value: 'vpc', note: 'VPC' },
];
