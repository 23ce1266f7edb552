package io.sparkone.backup.verification;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The calls of pg_restore by which several jobs restore an archive that lies in a file. */
final class ParallelRestore {

    /** In the table of contents: the index of a partition becomes part of the whole table's. */
    private static final String ATTACHED = " INDEX ATTACH ";

    private ParallelRestore() {}

    /**
     * One call; two where indexes of partitions are attached. Of partitions that have partitions themselves two jobs attach at once,
     * and then wait for each other ("deadlock detected") or leave the whole table's key invalid, to which others refer. So one job
     * makes the indexes there.
     *
     * @param command pg_restore with its options
     * @param contents of the archive, as {@code pg_restore --list} shows them
     */
    static List<List<String>> calls(List<String> command, int jobs, Path file, String contents) {
        return contents.contains(ATTACHED)
                ? List.of(call(command, "--section=pre-data", "--section=data", "--jobs=" + jobs, file.toString()),
                        call(command, "--section=post-data", file.toString()))
                : List.of(call(command, "--jobs=" + jobs, file.toString()));
    }

    private static List<String> call(List<String> command, String... options) {
        return Stream.concat(command.stream(), Stream.of(options)).toList();
    }
}
