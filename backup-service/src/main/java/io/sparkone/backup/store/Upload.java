package io.sparkone.backup.store;

import java.io.IOException;
import java.io.OutputStream;

/** An object on its way into a store: visible as a whole after {@link #commit()}, never before, and never in part. */
public abstract class Upload extends OutputStream {

    /** Makes the object visible and durable. Call it only when all of the content was written and is known to be good. */
    public abstract void commit() throws IOException;

    /** Takes back what was not committed. */
    @Override
    public abstract void close() throws IOException;
}
