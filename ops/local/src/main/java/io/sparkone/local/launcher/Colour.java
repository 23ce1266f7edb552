package io.sparkone.local.launcher;

/** ANSI foreground colours that can be read on light and on dark terminals. */
enum Colour {

    RED(31), GREEN(32), YELLOW(33), BLUE(34), MAGENTA(35), CYAN(36);

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    String paint(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
