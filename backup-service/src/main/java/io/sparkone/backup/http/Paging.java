package io.sparkone.backup.http;

/** Which part of a list is wanted. */
public record Paging(int limit, int offset) {

    private static final int MOST = 100;
    private static final int DEFAULT = 20;

    /**
     * Text, because the framework answers 404 to a number that is none.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400
     */
    public static Paging of(String limit, String offset) {
        return new Paging(number("limit", limit, DEFAULT, 1, MOST),
                number("offset", offset, 0, 0, Integer.MAX_VALUE));
    }

    private static int number(String name, String text, int otherwise, int least, int most) {
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw Problems.badRequest(name + " must be a number");
        }
        throw Problems.badRequest(name + " must be from " + least + " to " + most);
    }
}
