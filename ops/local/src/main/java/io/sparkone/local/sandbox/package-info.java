/**
 * The sandbox: stateful stand-ins of the outside world, so that the whole suite runs on one machine and can be seen to
 * work and to fail.
 *
 * <p>{@code http} is the server, the routing and the faults; {@code notion}, {@code sheets}, {@code evolution} and
 * {@code mail} each imitate one vendor and know nothing of the others; this package puts them together, and adds the
 * control API and the page. The shapes are judged by the vendors' own clients, see {@code ops/local/conformance}.
 */
package io.sparkone.local.sandbox;
