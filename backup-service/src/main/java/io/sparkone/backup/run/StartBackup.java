package io.sparkone.backup.run;

import io.sparkone.backup.http.JsonBody;

/** @param database name of a configured database; may be left out where there is one only */
record StartBackup(String database) {

    static StartBackup parse(String body) {
        return JsonBody.read(body, StartBackup.class);
    }
}
