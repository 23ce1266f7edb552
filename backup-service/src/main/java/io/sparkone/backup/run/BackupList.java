package io.sparkone.backup.run;

import java.util.List;

record BackupList(List<BackupView> backups, long total, int limit, int offset) {}
