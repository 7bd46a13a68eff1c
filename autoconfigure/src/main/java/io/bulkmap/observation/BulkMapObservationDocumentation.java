package io.bulkmap.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * Observations of maps.
 *
 * @since 0.1.0
 */
public enum BulkMapObservationDocumentation implements ObservationDocumentation {

	/**
	 * A bulk call.
	 */
	BULK_CALL {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultBulkMapObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}

	};

	/**
	 * Names of keys with few values, which become tags of meters, too.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Name of the map.
		 */
		MAP {

			@Override
			public String asString() {
				return "map";
			}

		},

		/**
		 * What is called, such as {@code put-if-absent}.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "operation";
			}

		},

		/**
		 * The kernel in use, such as {@code avx2}.
		 */
		KERNEL {

			@Override
			public String asString() {
				return "kernel";
			}

		}

	}

	/**
	 * Names of keys with any number of values, which are in traces only.
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Number of keys in the batch.
		 */
		KEYS {

			@Override
			public String asString() {
				return "keys";
			}

		}

	}

}
