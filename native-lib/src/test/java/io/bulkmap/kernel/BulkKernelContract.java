package io.bulkmap.kernel;

/**
 * The behaviour of every kernel. The Java kernel is compared with a
 * {@link java.util.HashMap}, the others with the Java kernel as well, down to the bytes
 * that they leave (see {@link TablePair}, {@link RecordPair} and {@link BytesPair}).
 */
interface BulkKernelContract extends UpdateContract, GetOrPutContract, LookUpContract, RemoveContract, CopyContract,
		SequenceContract, RecordKernelContract, BytesKernelContract {

}
