package io.sparkone.backup.content;

import java.io.IOException;

/** A manifest that is not as it was written, or is another backup's: what it describes cannot be proved any more. */
public class ManifestDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    public ManifestDamagedException(String problem) {
        super("the manifest " + problem);
    }
}
