/** The keys with which api-service signs its tokens: for the local suite, and for tests and benchmarks in its place. */
package io.sparkone.local.keys;
