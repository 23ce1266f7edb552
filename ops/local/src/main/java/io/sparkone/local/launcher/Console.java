package io.sparkone.local.launcher;

import java.io.PrintStream;

/** What the person at the keyboard sees: lines of the parts, and below them one line of progress. */
final class Console {

    /** With what a line begins that says why all was in vain. */
    static final String ERROR = "error:";

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int PREFIX_WIDTH = 8;

    private final PrintStream out;
    private final boolean terminal;
    private String progress = "";
    private boolean progressEnded;

    /** @param terminal without one there are no colours, and the progress is not shown */
    Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void line(String text) {
        clear();
        out.println(text);
        out.print(progress);
        out.flush();
    }

    void line(String part, Colour colour, String text) {
        String prefix = String.format("%-" + PREFIX_WIDTH + "s|", part);
        line((terminal ? colour.paint(prefix) : prefix) + " " + text);
    }

    void error(String text) {
        line((terminal ? Colour.RED.paint(ERROR) : ERROR) + " " + text);
    }

    /** Replaces the progress line; an empty text removes it. */
    synchronized void progress(String text) {
        if (terminal && !progressEnded) {
            clear();
            progress = text;
            out.print(text);
            out.flush();
        }
    }

    /** Removes the progress line for good: a start that is being stopped makes no progress any more. */
    synchronized void endProgress() {
        progress("");
        progressEnded = true;
    }

    private void clear() {
        if (!progress.isEmpty()) {
            out.print(CLEAR_LINE);
        }
    }
}
