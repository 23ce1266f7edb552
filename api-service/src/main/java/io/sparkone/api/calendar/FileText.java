package io.sparkone.api.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

import io.sparkone.api.http.Problems;

/** The text of a file, whoever wrote it. */
final class FileText {

    /** What older programs of Windows write without saying so. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private FileText() {}

    /**
     * What is UTF-8 is read as that, whatever the client says: some say ISO-8859-1 of everything, and text of that is hardly ever
     * UTF-8 by chance.
     *
     * @param charset that the client names, or null
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the bytes are neither UTF-8 nor of a charset that is known
     */
    static String read(byte[] bytes, String charset) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            return new String(bytes, charset == null ? WINDOWS : named(charset));
        }
    }

    private static Charset named(String charset) {
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Problems.invalidField("Content-Type", "header", "names a charset that is not known");
        }
    }
}
