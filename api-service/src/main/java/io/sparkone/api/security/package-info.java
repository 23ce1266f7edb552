/** Who may do what: users, bearer tokens, revocation, rate limits. */
package io.sparkone.api.security;
