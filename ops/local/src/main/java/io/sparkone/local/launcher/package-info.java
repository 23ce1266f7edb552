/**
 * {@code make dev-up}, {@code make dev-down} and {@code make migrate}: starts PostgreSQL, Redis, the sandbox and the
 * four services of a working copy as processes of one parent, and leaves none of them behind, however it ends.
 * <p>
 * Everything it keeps lies in {@code .sparkone/} of the working copy, see {@link io.sparkone.local.launcher.Workspace}.
 */
package io.sparkone.local.launcher;
