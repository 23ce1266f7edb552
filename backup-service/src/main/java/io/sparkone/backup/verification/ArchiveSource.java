package io.sparkone.backup.verification;

import java.io.IOException;
import java.io.InputStream;

/** Where a verification reads the objects of a backup: a store, or a store whose content a drill damages on the way. */
@FunctionalInterface
public interface ArchiveSource {

    InputStream open(String key) throws IOException;
}
