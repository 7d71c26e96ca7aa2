package spaceone.bench;

import java.util.Arrays;

/** Times of one kind of request, in nanoseconds. */
record Samples(long[] nanos) {

    double medianMillis() {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    /**
     * The rank test of Mann and Whitney: how likely two samples of one distribution differ at least
     * as much in their ranks as these do. Close to 0 means that time tells them apart.
     */
    double sameAs(Samples other) {
        int n = nanos.length;
        int m = other.nanos.length;
        double u = rankSum(other) - n * (n + 1) / 2.0;
        double mean = n * (double) m / 2;
        double deviation = Math.sqrt(n * (double) m * (n + m + 1) / 12);
        return 2 * (1 - normal(Math.abs(u - mean) / deviation));
    }

    /** The chance that one of these took longer than one of the others: a half when alike. */
    double longerThan(Samples other) {
        int n = nanos.length;
        return (rankSum(other) - n * (n + 1) / 2.0) / (n * (double) other.nanos.length);
    }

    /** Of these among all, equal times sharing their ranks. */
    private double rankSum(Samples other) {
        long[] all = concatenated(other);
        double sum = 0;
        for (long each : nanos) {
            int first = lower(all, each);
            int last = lower(all, each + 1);
            sum += (first + 1 + last) / 2.0;
        }
        return sum;
    }

    private long[] concatenated(Samples other) {
        long[] all = Arrays.copyOf(nanos, nanos.length + other.nanos.length);
        System.arraycopy(other.nanos, 0, all, nanos.length, other.nanos.length);
        Arrays.sort(all);
        return all;
    }

    /** How many are smaller. */
    private static int lower(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The normal distribution (Abramowitz and Stegun, 26.2.17). */
    private static double normal(double x) {
        double t = 1 / (1 + 0.2316419 * x);
        double[] series = {1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530};
        double tail = 0;
        for (double each : series) {
            tail = (tail + each) * t;
        }
        return 1 - Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * tail;
    }
}
