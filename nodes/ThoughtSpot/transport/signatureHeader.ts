/** The header that this package has ThoughtSpot sign in, unless somebody names another. */
export const SIGNATURE_HEADER = 'X-Webhook-Signature';
