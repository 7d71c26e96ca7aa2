package spaceone.identity.password;

/** The price of one Argon2id hash: memory in KiB, passes over it, lanes. */
record Cost(int memory, int iterations, int parallelism) {

    /** The weakest price this service may be configured with. */
    static final Cost FLOOR = new Cost(19_456, 2, 1);

    // A hash from outside must not be able to buy more than this of our memory and time.
    private static final int MOST_MEMORY = 262_144;
    private static final int MOST_ITERATIONS = 64;
    private static final int MOST_PARALLELISM = 64;

    Cost {
        demand(1, parallelism, MOST_PARALLELISM, "parallelism");
        demand(1, iterations, MOST_ITERATIONS, "iterations");
        demand(8 * parallelism, memory, MOST_MEMORY, "memory (KiB)");
    }

    /** The price from the configuration, refused when it is below the floor. */
    static Cost configured(int memory, int iterations, int parallelism) {
        demand(FLOOR.memory, memory, MOST_MEMORY, "identity.password.memory (KiB)");
        demand(FLOOR.iterations, iterations, MOST_ITERATIONS, "identity.password.iterations");
        demand(FLOOR.parallelism, parallelism, MOST_PARALLELISM, "identity.password.parallelism");
        return new Cost(memory, iterations, parallelism);
    }

    boolean isWeakerThan(Cost other) {
        return memory < other.memory || iterations < other.iterations;
    }

    private static void demand(int least, int value, int most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " must be from " + least + " to " + most + ", not " + value + ".");
        }
    }
}
