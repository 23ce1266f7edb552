package io.sparkone.local.sandbox.http;

/** Answers one route. */
@FunctionalInterface
public interface Handler {

    /**
     * @return the response
     * @throws VendorError to answer with an error in the vendor's shape
     */
    Reply handle(Request request);
}
