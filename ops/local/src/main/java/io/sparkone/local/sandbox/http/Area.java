package io.sparkone.local.sandbox.http;

/** The part of the server that imitates one vendor, below one path prefix. */
public interface Area {

    /** The name by which faults address this area, such as {@code notion}. */
    String name();

    /** The path prefix, such as {@code /notion}. */
    String prefix();

    /** Answers a request; unknown paths and refusals are answered in the vendor's own shape. */
    Reply handle(Request request);

    /** What the vendor would answer with this status when it is in trouble. */
    Reply trouble(int status);
}
