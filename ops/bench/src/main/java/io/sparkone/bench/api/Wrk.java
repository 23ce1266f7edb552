package io.sparkone.bench.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** wrk against one address, as a closed loop: each connection sends its next request when it has the answer. */
record Wrk(Path folder, String address, String token, int seconds) {

    private static final Pattern RESULT = Pattern.compile("result (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    /** @param script in the resources beside this class */
    Measured run(String script, int connections) throws IOException, InterruptedException {
        Path file = folder.resolve(script);
        try (InputStream source = Wrk.class.getResourceAsStream("/api/" + script)) {
            Files.write(file, source.readAllBytes());
        }
        String output = Program.run(folder, List.of("wrk", "-t", String.valueOf(Math.min(2, connections)), "-c",
                String.valueOf(connections), "-d", seconds + "s", "--timeout", "10s", "-s", file.toString(),
                "-H", "Authorization: Bearer " + token, address));
        Matcher result = RESULT.matcher(output);
        if (!result.find()) {
            throw new IOException("wrk wrote no result: " + output);
        }
        double lasted = Long.parseLong(result.group(2)) / 1e6;
        return new Measured(Long.parseLong(result.group(1)) / lasted, Long.parseLong(result.group(3)) / 1e3,
                Long.parseLong(result.group(4)) / 1e3, Long.parseLong(result.group(5)));
    }
}
