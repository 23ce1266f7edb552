/** Logins at an OpenID Connect provider, beside those with a password. */
package io.sparkone.api.oidc;
